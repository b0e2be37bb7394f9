"""The contact sheet: one page of HTML with findings first, thumbnails, and filters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from consentlab.automation.gallery import Picture

_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>ConsentLab gallery</title>
<style>
body {{ font: 15px/1.5 system-ui, sans-serif; margin: 24px; color: #2b1f24; background: #fffbf8; }}
h1 {{ font-size: 22px; }}
form {{ position: sticky; top: 0; padding: 10px 0; background: #fffbf8; }}
label {{ margin-right: 16px; }}
table {{ border-collapse: collapse; }}
td, th {{ text-align: start; padding: 4px 16px 4px 0; vertical-align: top; }}
main {{ display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); gap: 16px; }}
figure {{ margin: 0; }}
figure.found {{ outline: 3px solid #b3261e; outline-offset: 4px; }}
img {{ width: 100%; border: 1px solid #857a7f; }}
</style>
<h1>ConsentLab gallery: {title}</h1>
<p>{line}</p>
{findings}
<form aria-label="Filters">{filters}
<label><input type="checkbox" name="found"> Findings only</label>
<output aria-live="polite"></output></form>
<main>
{figures}
</main>
<script>
const form = document.querySelector("form");
function show() {{
  const wanted = new FormData(form);
  let shown = 0;
  for (const figure of document.querySelectorAll("figure")) {{
    let fits = !wanted.has("found") || figure.classList.contains("found");
    for (const [key, value] of wanted)
      if (key !== "found" && value && figure.dataset[key] !== value) fits = false;
    figure.hidden = !fits;
    shown += fits;
  }}
  document.querySelector("output").textContent = shown + " shown";
}}
form.addEventListener("input", show);
show();
</script>
</html>
"""

_FACETS = ("screen", "state", "variant", "theme", "size", "language", "direction", "width")


def page(pictures: Sequence[Picture]) -> str:
    """The whole page. It refers to the pictures that lie beside it, and to nothing else."""
    found = sum(len(picture.findings) for picture in pictures)
    facets = [_facets(picture) for picture in pictures]
    took = sum(picture.took for picture in pictures) / max(1, len(pictures))
    first = sorted(zip(pictures, facets, strict=True), key=lambda pair: not pair[0].findings)
    return _PAGE.format(
        title=f"{found} findings" if found else "no findings",
        line=f"{len(pictures)} pictures, {took:.0f} milliseconds a state.",
        findings=_findings(pictures) if found else "",
        filters="\n".join(_filter(name, (each[name] for each in facets)) for name in _FACETS),
        figures="\n".join(_figure(*pair) for pair in first),
    )


def _facets(picture: Picture) -> dict[str, str]:
    """What a picture can be filtered by."""
    look = picture.look
    return {
        "screen": picture.state.id.partition(".")[0],
        "state": picture.state.id,
        "variant": picture.variant,
        "theme": look.theme,
        "size": f"{look.text_size} %",
        "language": look.language,
        "direction": look.direction,
        "width": f"{look.room[0]} × {look.room[1]}",
    }


def _filter(name: str, values: Iterable[str]) -> str:
    options = "".join(f"<option>{escape(value)}" for value in dict.fromkeys(values) if value)
    every = '<option value="">all'
    return f'<label>{name.title()} <select name="{name}">{every}{options}</select></label>'


def _findings(pictures: Sequence[Picture]) -> str:
    """What was found, the most frequent first, each with one place where it can be seen."""
    times: Counter[tuple[str, str, str]] = Counter()
    where: dict[tuple[str, str, str], str] = {}
    for picture in pictures:
        for finding in picture.findings:
            key = (finding.check, finding.what, finding.why)
            times[key] += 1
            where.setdefault(key, picture.name)
    rows = "\n".join(
        f"<tr><td>{n}<td>{'<td>'.join(map(escape, key))}"
        f'<td><a href="{escape(where[key])}.png">{escape(where[key])}</a>'
        for key, n in times.most_common()
    )
    head = "<tr><th>Times<th>Check<th>What<th>Why<th>First seen"
    return f"<table>\n{head}\n{rows}\n</table>"


def _figure(picture: Picture, facets: dict[str, str]) -> str:
    data = " ".join(f'data-{name}="{escape(value)}"' for name, value in facets.items())
    look = ", ".join(filter(None, (facets[name] for name in _FACETS[2:])))
    mark = ' class="found"' if picture.findings else ""
    full = f"{picture.name}.{'png' if picture.findings else 'jpg'}"
    said = "".join(f"<br>{escape(f'{f.check}: {f.what}: {f.why}')}" for f in picture.findings)
    title = escape(picture.state.title)
    return (
        f'<figure{mark} {data}><a href="{escape(full)}">'
        f'<img loading="lazy" src="{escape(picture.name)}.jpg" alt="{title}"></a>'
        f"<figcaption>{title}<br>{escape(look)}{said}</figcaption></figure>"
    )
