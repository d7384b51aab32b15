# SPDX-License-Identifier: Apache-2.0

"""Build `render/data/reference.docx`, the styles of our Word files, from the one that pandoc brings.

Run it to change a style or after an update of pandoc: `python tools/build_reference_docx.py`. The result holds no
name, path or time, and the same pandoc gives the same bytes. pandoc fills the styles by their names, so its own names
stay and only their looks change; `Notice`, `Date line`, `Lead` and `Endorsers` are ours.
"""

import io
import re
import subprocess
import zipfile
from pathlib import Path

import pypandoc
from lxml import etree  # type: ignore[import-untyped]

TARGET = Path(__file__).resolve().parents[1] / "src" / "electassess" / "render" / "data" / "reference.docx"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EPOCH = "1980-01-01T00:00:00Z"

FONT, FALLBACK = "Georgia", "Times New Roman"
INK, SOFT, LINK, OCHRE, CREAM = "1C1C1C", "595959", "1F4E79", "9A6B00", "FBF5E6"

FONTS = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FALLBACK}" w:cs="{FALLBACK}"/>'
"""Word takes the `cs` font for scripts such as Khmer and Arabic, and falls back where it lacks a letter."""


def size(points: float) -> str:
    """A type size; Word counts half points."""
    return f'<w:sz w:val="{int(points * 2)}"/><w:szCs w:val="{int(points * 2)}"/>'


def spacing(before: float, after: float, line: float) -> str:
    """Space before and after a paragraph in points (Word counts twentieths) and its line height in lines (240ths)."""
    return (
        f'<w:spacing w:before="{int(before * 20)}" w:after="{int(after * 20)}" '
        f'w:line="{int(line * 240)}" w:lineRule="auto"/>'
    )


def heading(level: int, before: float, points: float) -> tuple[str, str]:
    """The looks of a heading: bold, kept with what follows, in the outline at its level (from 0)."""
    paragraph = f'<w:keepNext/><w:keepLines/>{spacing(before, 4, 1.15)}<w:outlineLvl w:val="{level}"/>'
    return paragraph, f'{FONTS}<w:b/><w:bCs/><w:color w:val="{INK}"/>{size(points)}'


LOOKS: dict[str, tuple[str, str]] = {
    "BodyText": (f"<w:widowControl/>{spacing(0, 8, 1.25)}", ""),
    "Compact": (f"<w:widowControl/>{spacing(0, 8, 1.25)}<w:contextualSpacing/>", ""),
    "Title": (
        f'<w:keepNext/><w:keepLines/>{spacing(0, 14, 1.1)}<w:jc w:val="left"/>',
        f'{FONTS}<w:b/><w:bCs/><w:color w:val="{INK}"/>{size(20)}',
    ),
    "Heading1": heading(0, 16, 13),
    "Heading2": heading(1, 12, 11.5),
    "Heading3": heading(2, 10, 11),
    "FootnoteText": (spacing(0, 3, 1.1), size(9)),
    "FootnoteReference": ("", '<w:vertAlign w:val="superscript"/>'),
    "Hyperlink": ("", f'<w:color w:val="{LINK}"/>'),
}
"""Style of pandoc -> its paragraph and its run properties, in the order that the schema wants."""

OURS: dict[str, tuple[str, str]] = {
    "Notice": (
        (
            f'<w:keepLines/><w:pBdr><w:top w:val="single" w:sz="4" w:space="5" w:color="{CREAM}"/>'
            f'<w:left w:val="single" w:sz="18" w:space="8" w:color="{OCHRE}"/>'
            f'<w:bottom w:val="single" w:sz="4" w:space="5" w:color="{CREAM}"/></w:pBdr>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{CREAM}"/>{spacing(0, 14, 1.2)}<w:ind w:left="200"/>'
        ),
        size(9.5),
    ),
    "Date line": (f"<w:keepNext/>{spacing(0, 8, 1.25)}", "<w:i/><w:iCs/>"),
    "Lead": (f"<w:keepNext/>{spacing(0, 4, 1.25)}", ""),
    "Cell": (f"<w:keepLines/>{spacing(2, 2, 1.0)}", size(9)),
    "Endorsers": (f"<w:keepLines/><w:widowControl/>{spacing(0, 3, 1.1)}", ""),
}
"""Our own styles, all based on the body."""

EDGES: dict[str, tuple[str, str]] = {
    "header": (spacing(0, 0, 1.0), f'<w:color w:val="{SOFT}"/>{size(9)}'),
    "footer": (f'{spacing(0, 0, 1.0)}<w:jc w:val="center"/>', f'<w:color w:val="{SOFT}"/>{size(9)}'),
}
"""Styles by Word's own names that pandoc's document lacks."""

HEADER = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:hdr xmlns:w="{WORD}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>\
<w:fldSimple w:instr=" TITLE "><w:r><w:t xml:space="preserve">{{title}}</w:t></w:r></w:fldSimple></w:p></w:hdr>"""
"""Word fills in the title of the file; the writer does too, for readers that show what is written."""

FOOTER = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:ftr xmlns:w="{WORD}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>\
<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>\
<w:r><w:t xml:space="preserve"> / </w:t></w:r>\
<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"""

SETTINGS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:settings xmlns:w="{WORD}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>\
<w:characterSpacingControl w:val="doNotCompress"/>\
<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>\
<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>\
</w:compat><w:themeFontLang w:val="en-GB"/><w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" \
w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" \
w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/><w:decimalSymbol w:val="."/>\
<w:listSeparator w:val=","/></w:settings>"""
"""Without pandoc's claim that the spelling has been checked, and in the mode of today's Word, not of that of 2007."""

SECTION = (
    f'<w:sectPr xmlns:w="{WORD}" xmlns:r="{OFFICE}"><w:headerReference w:type="default" r:id="rIdHeader"/>'
    '<w:footerReference w:type="default" r:id="rIdFooter"/><w:footerReference w:type="first" r:id="rIdFooter"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1418" w:right="1474" w:bottom="1418" w:left="1474" w:header="709" w:footer="709" w:gutter="0"/>'
    "<w:titlePg/></w:sectPr>"
)
"""A4 with margins of 25 and 26 mm, a running head from the second page on. Without
pandoc's `numRestart eachSect`, by which LibreOffice numbers notes anew."""

FONT_TABLE = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="{WORD}"><w:font w:name="{FONT}"><w:altName w:val="{FALLBACK}"/><w:family w:val="roman"/>\
<w:pitch w:val="variable"/></w:font><w:font w:name="{FALLBACK}"><w:family w:val="roman"/>\
<w:pitch w:val="variable"/></w:font></w:fonts>"""

APPLICATION = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"></Properties>"""

CORE = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:language>en-GB</dc:language>\
<dcterms:created xsi:type="dcterms:W3CDTF">{EPOCH}</dcterms:created>\
<dcterms:modified xsi:type="dcterms:W3CDTF">{EPOCH}</dcterms:modified></cp:coreProperties>"""


def properties(tag: str, content: str) -> etree._Element:
    """A `w:pPr` or `w:rPr` element with the given content."""
    return etree.fromstring(f'<w:{tag} xmlns:w="{WORD}">{content}</w:{tag}>')


def set_looks(style: etree._Element, paragraph: str, run: str) -> None:
    """Replace the properties of a style."""
    for tag, content in (("pPr", paragraph), ("rPr", run)):
        for old in style.findall(f"{{{WORD}}}{tag}"):
            style.remove(old)
        if content:
            style.append(properties(tag, content))


def styles(xml: bytes) -> bytes:
    """The styles of pandoc in one serif face and one ink, in British English, with ours added."""
    root = etree.fromstring(xml)
    defaults = root.find(f".//{{{WORD}}}rPrDefault")
    defaults.remove(defaults[0])
    language = '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
    defaults.append(properties("rPr", f"{FONTS}{size(11)}{language}"))
    for fonts in root.findall(f".//{{{WORD}}}style//{{{WORD}}}rFonts"):
        if not any(value == "Consolas" for value in fonts.attrib.values()):
            fonts.getparent().replace(fonts, etree.fromstring(FONTS.replace("/>", f' xmlns:w="{WORD}"/>')))
    by_id = {style.get(f"{{{WORD}}}styleId"): style for style in root.findall(f"{{{WORD}}}style")}
    for identity, (paragraph, run) in LOOKS.items():
        set_looks(by_id[identity], paragraph, run)
        linked = by_id.get(f"{identity}Char")
        if linked is not None and run:
            set_looks(linked, "", run)
    for name, (paragraph, run) in (OURS | EDGES).items():
        style = etree.SubElement(root, f"{{{WORD}}}style", {f"{{{WORD}}}type": "paragraph"})
        if name in OURS:
            style.set(f"{{{WORD}}}customStyle", "1")
        style.set(f"{{{WORD}}}styleId", name[0].upper() + name[1:].replace(" ", ""))
        for tag, value in (("name", name), ("basedOn", "BodyText" if name in OURS else "Normal")):
            etree.SubElement(style, f"{{{WORD}}}{tag}", {f"{{{WORD}}}val": value})
        if name in OURS:
            etree.SubElement(style, f"{{{WORD}}}qFormat")
        set_looks(style, paragraph, run)
    for mark in root.findall(f".//{{{WORD}}}rsid"):
        mark.getparent().remove(mark)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def document(xml: bytes) -> bytes:
    """An empty body with our page; what pandoc's own shows off is of no use here."""
    root = etree.fromstring(xml)
    body = root.find(f"{{{WORD}}}body")
    for child in list(body):
        body.remove(child)
    body.append(etree.fromstring(SECTION))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def with_edges(relations: str, types: str) -> tuple[str, str]:
    """Announce header and footer in the relations of the document and in the list of parts; drop the sample's link."""
    relations = re.sub(r'<Relationship [^>]*Target="http://example.com"[^>]*/>', "", relations)
    for name in ("header", "footer"):
        relation = f'<Relationship Id="rId{name.title()}" Type="{OFFICE}/{name}" Target="{name}1.xml"/></Relationships>'
        relations = relations.replace("</Relationships>", relation)
        kind = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"
        types = types.replace("</Types>", f'<Override PartName="/word/{name}1.xml" ContentType="{kind}"/></Types>')
    return relations, types


def build() -> bytes:
    """The whole file.

    Returns:
        Its bytes, the same for the same pandoc.
    """
    command = [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"]
    default = subprocess.run(command, capture_output=True, check=True)
    with zipfile.ZipFile(io.BytesIO(default.stdout)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts["word/styles.xml"] = styles(parts["word/styles.xml"])
    parts["word/document.xml"] = document(parts["word/document.xml"])
    parts["word/settings.xml"] = SETTINGS.encode()
    relations, types = with_edges(parts["word/_rels/document.xml.rels"].decode(), parts["[Content_Types].xml"].decode())
    parts["word/_rels/document.xml.rels"] = relations.encode()
    parts["[Content_Types].xml"] = types.encode()
    parts["word/header1.xml"] = HEADER.encode()
    parts["word/footer1.xml"] = FOOTER.encode()
    parts["word/fontTable.xml"] = FONT_TABLE.encode()
    parts["docProps/app.xml"] = APPLICATION.encode()
    parts["docProps/core.xml"] = CORE.encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in sorted(parts, key=lambda part: (part != "[Content_Types].xml", part)):
            # A fixed time and system, or the archive would tell when and where it was made.
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr, entry.compress_type = 0, 0, zipfile.ZIP_DEFLATED
            target.writestr(entry, parts[name])
    return out.getvalue()


if __name__ == "__main__":
    TARGET.write_bytes(build())
