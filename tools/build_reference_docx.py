# SPDX-License-Identifier: Apache-2.0
"""Build `render/data/reference.docx`, the styles of our Word files, from the one that pandoc brings.

Run it after an update of pandoc or to change a style: `python tools/build_reference_docx.py`. The result holds no
name, path or time, and the same pandoc gives the same bytes.
"""

import io
import re
import subprocess
import zipfile
from pathlib import Path

import pypandoc

TARGET = Path(__file__).resolve().parents[1] / "src" / "electassess" / "render" / "data" / "reference.docx"
FONT = "Georgia"
INK = "1C1C1C"


def style(name: str, base: str, paragraph: str, run: str) -> str:
    """A paragraph style of our own."""
    identity = name.replace(" ", "")
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{identity}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{base}"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


NOTICE = style(
    "Notice",
    "BodyText",
    '<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="9A6B00"/></w:pBdr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="FBF5E6"/><w:spacing w:before="60" w:after="240"/>',
    '<w:sz w:val="19"/><w:szCs w:val="19"/>',
)
DATE_LINE = style("Date line", "BodyText", '<w:spacing w:before="0" w:after="160"/>', "")

FOOTER = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:jc w:val="center"/>'
    '</w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText>'
    '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r>'
    '<w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>'
)
SECTION = (
    '<w:sectPr xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<w:footerReference w:type="default" r:id="rIdFooter"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/>'
    "</w:sectPr>"
)


def restyle(xml: str) -> str:
    """pandoc's styles with one serif face in black, A4 spacing, and our two styles added."""
    xml = re.sub(r'w:(ascii|hAnsi|cs|eastAsia)Theme="[^"]*"', "", xml)
    xml = re.sub(r"<w:rFonts[^>]*/>", f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>', xml)
    xml = re.sub(r'<w:color w:val="(?!auto)[0-9A-Fa-f]{6}"[^>]*/>', f'<w:color w:val="{INK}"/>', xml)
    xml = re.sub(r"<w:lang [^>]*/>", '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>', xml)
    xml = re.sub(
        r'(<w:style [^>]*w:styleId="Title".*?<w:pPr>).*?(</w:pPr>)',
        r'\1<w:keepNext/><w:keepLines/><w:spacing w:before="0" w:after="240"/><w:jc w:val="left"/>\2',
        xml,
        flags=re.DOTALL,
    )
    return xml.replace("</w:styles>", f"{NOTICE}{DATE_LINE}</w:styles>")


def build() -> None:
    """Write the file."""
    program = pypandoc.get_pandoc_path()
    default = subprocess.run([program, "--print-default-data-file", "reference.docx"], capture_output=True, check=True)
    source = zipfile.ZipFile(io.BytesIO(default.stdout))
    parts = {name: source.read(name) for name in source.namelist()}
    parts["word/styles.xml"] = restyle(parts["word/styles.xml"].decode()).encode()
    settings = parts["word/settings.xml"].decode()
    parts["word/settings.xml"] = re.sub(r'<w:numRestart w:val="eachSect"\s*/>', "", settings).encode()
    document = parts["word/document.xml"].decode()
    document = re.sub(r"<w:sectPr.*?(</w:sectPr>|/>)", "", document, flags=re.DOTALL)
    parts["word/document.xml"] = document.replace("</w:body>", f"{SECTION}</w:body>").encode()
    parts["word/footer1.xml"] = FOOTER.encode()
    relations = parts["word/_rels/document.xml.rels"].decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"
    relation = f'<Relationship Id="rIdFooter" Type="{kind}" Target="footer1.xml"/>'
    parts["word/_rels/document.xml.rels"] = relations.replace(
        "</Relationships>", f"{relation}</Relationships>"
    ).encode()
    types = parts["[Content_Types].xml"].decode()
    content = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
    override = f'<Override PartName="/word/footer1.xml" ContentType="{content}"/>'
    parts["[Content_Types].xml"] = types.replace("</Types>", f"{override}</Types>").encode()
    with zipfile.ZipFile(TARGET, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    build()
