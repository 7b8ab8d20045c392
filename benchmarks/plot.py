"""
Plots of what was measured, as SVG that needs nothing else.
"""

import sys

from benchmarks.table import Plot


def svg(plot: Plot) -> str:
    """
    A plot as a file's text. Raises ImportError without the extra `bench`.
    """
    import pygal
    from pygal.style import CleanStyle

    # It leaves a finder of modules of a kind that pytest, which other benchmarks run, can't ask.
    sys.meta_path[:] = [finder for finder in sys.meta_path if hasattr(finder, "find_spec")]
    options = {
        "title": plot.title,
        "y_title": plot.unit,
        "style": CleanStyle(font_family="sans-serif"),
        "js": [],  # its tooltips would be fetched from elsewhere
        "disable_xml_declaration": True,
        "legend_at_bottom": True,
        "width": 860,
        "height": 480,
    }
    if plot.labels:
        chart = pygal.Bar(**options)
        chart.x_labels = plot.labels
        for name, points in plot.series.items():
            chart.add(name, [y for _, y in points])
    else:
        chart = pygal.XY(**options, logarithmic=plot.logarithmic, x_title=plot.over)
        chart.x_labels = sorted({x for points in plot.series.values() for x, _ in points})
        for name, points in plot.series.items():
            chart.add(name, points)
    return str(chart.render(is_unicode=True))
