#include "io/html.h"

#include <fmt/format.h>

#include "core/text.h"

namespace taicho::io {

namespace {

/// Restrained on purpose: it is read by superiors, on paper, on a phone. Print keeps charts whole.
constexpr std::string_view k_style = R"css(
:root{--ink:#222831;--faint:#5b6470;--line:#d9dde2;--tint:#f5f6f4;--accent:#00588a}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:#fff;color:var(--ink);font:16px/1.6 "Noto Sans","Segoe UI",system-ui,"DejaVu Sans",sans-serif}
main{max-width:860px;margin:0 auto;padding:32px 24px 64px}
header{border-bottom:3px solid var(--ink);padding-bottom:18px;margin-bottom:26px}
.kicker{color:var(--faint);font-size:.86rem;letter-spacing:.04em;text-transform:uppercase;margin:0 0 6px}
h1{font-size:1.9rem;line-height:1.25;margin:0 0 8px;font-weight:650}
h2{font-size:1.32rem;line-height:1.3;margin:46px 0 12px;padding-top:14px;border-top:1px solid var(--line);font-weight:650}
h2 .n{color:var(--accent);margin-right:.45em}
h3{font-size:1.03rem;margin:30px 0 8px;font-weight:650}
p{margin:.55em 0}
.lead{font-size:1.16rem;line-height:1.5}
.note,figcaption,.sub{color:var(--faint);font-size:.9rem}
.answer{background:var(--tint);border-left:4px solid var(--accent);padding:14px 18px;margin:18px 0}
.answer p{margin:.3em 0}
ul{padding-left:1.2em;margin:.5em 0}
li{margin:.25em 0}
figure{margin:22px 0;overflow-x:auto}
figure h3{margin-top:0}
svg{max-width:100%;height:auto}
svg.chart{display:block;width:100%;font-family:inherit}
.plans{display:grid;grid-template-columns:repeat(auto-fit,minmax(320px,1fr));gap:18px}
.plans svg{width:100%;border:1px solid var(--line)}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:2px 18px;padding:0;margin:4px 0 8px;font-size:.9rem}
.legend svg{vertical-align:middle;margin-right:7px;width:34px}
.scroll{overflow-x:auto;margin:14px 0}
table{border-collapse:collapse;width:100%;font-size:.91rem;line-height:1.4}
th,td{padding:6px 8px;border-bottom:1px solid var(--line);vertical-align:top;text-align:right;font-variant-numeric:tabular-nums}
th{border-bottom:2px solid var(--ink);font-weight:650;vertical-align:bottom}
th:first-child,td:first-child,table.text th,table.text td{text-align:left}
table:not(.text) td:first-child{min-width:140px}
td small{display:block;color:var(--faint);white-space:nowrap;font-size:.8rem}
td:first-child small,th small{white-space:normal}
td strong{font-weight:650}
code,pre{font-family:"DejaVu Sans Mono",ui-monospace,Menlo,Consolas,monospace;font-size:.86rem}
pre{background:var(--tint);padding:12px 14px;overflow-x:auto;border:1px solid var(--line)}
table code{white-space:nowrap}
.hash{overflow-wrap:anywhere}
footer{margin-top:54px;border-top:1px solid var(--line);padding-top:12px;color:var(--faint);font-size:.86rem}
@media(max-width:600px){svg.chart{min-width:540px}main{padding:20px 14px 40px}h1{font-size:1.5rem}h2{font-size:1.18rem}.plans{grid-template-columns:1fr}}
@media print{@page{size:A4;margin:16mm}body{font-size:10.5pt}main{max-width:none;padding:0}
h2,h3{break-after:avoid}figure,tr,.answer{break-inside:avoid}.scroll{overflow:visible}a{color:inherit}}
)css";

}  // namespace

std::string html_page(std::string_view lang, std::string_view title, std::string_view body) {
    return fmt::format("<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
                       "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n{}\n</main>\n</body>\n"
                       "</html>\n",
                       lang, escape_markup(title), k_style, body);
}

std::string html_text(std::string_view tag, std::string_view text, std::string_view attributes) {
    return fmt::format("<{}{}{}>{}</{}>\n", tag, attributes.empty() ? "" : " ", attributes,
                       escape_markup(text), tag);
}

std::string html_table(const std::vector<std::string>& header,
                       const std::vector<std::vector<std::string>>& rows, std::string_view class_name,
                       bool all_text) {
    std::string names(class_name);
    if (all_text) names += names.empty() ? "text" : " text";
    std::string out = "<div class=\"scroll\"><table";
    if (!names.empty()) out += " class=\"" + names + "\"";
    out += "><thead><tr>";
    for (const std::string& h : header) out += "<th>" + h + "</th>";
    out += "</tr></thead><tbody>\n";
    for (const auto& row : rows) {
        out += "<tr>";
        for (const std::string& cell : row) out += "<td>" + cell + "</td>";
        out += "</tr>\n";
    }
    return out + "</tbody></table></div>\n";
}

}  // namespace taicho::io
