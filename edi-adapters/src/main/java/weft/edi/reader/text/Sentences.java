package weft.edi.reader.text;

import org.jspecify.annotations.Nullable;
import weft.edi.table.Node;
import weft.edi.table.SegmentTable;
import weft.language.Text;

/** The texts of structural faults, written for buyers and sellers who do not read standards. */
public final class Sentences {
  private Sentences() {}

  /** Describes a segment by its number, tag and name. */
  private static Text the(Segment it) {
    SegmentTable table = it.table();
    Text term = Terms.of(it.tag(), table == null ? null : table.name());
    String tag = printable(it.tag());
    if (term.en().equals(it.tag()))
      return new Text("Segment %d (%s)", "第 %d 段（%s）").with(it.number(), tag);
    return new Text(
        "Segment %d (%s, %s)".formatted(it.number(), tag, term.en()),
        "第 %d 段（%s，%s）".formatted(it.number(), tag, term.zh()));
  }

  public static String printable(String value) {
    String shown = value.length() > 40 ? value.substring(0, 40) + "…" : value;
    return shown.replaceAll("\\p{Cntrl}", "·");
  }

  public static Text about(Segment it, Text said) {
    Text place = the(it);
    return new Text(place.en() + " " + said.en(), place.zh() + said.zh());
  }

  public static Text tooManyFaults() {
    return new Text("There are too many faults; what follows was not checked.", "错误过多，其后的内容未再检查。");
  }

  public static Text missing(Node node, String type, Segment before) {
    Text term = Terms.of(node.tag(), null);
    if (node.isGroup())
      return new Text(
          "The %s needs at least one group %s beginning with %s (%s) before segment %d."
              .formatted(type, node.name(), node.tag(), term.en(), before.number()),
          "%s 报文在第 %d 段之前缺少以 %s（%s）开头的段组 %s。"
              .formatted(type, before.number(), node.tag(), term.zh(), node.name()));
    return new Text(
        "The segment %s (%s) that every %s needs is missing before segment %d."
            .formatted(node.tag(), term.en(), type, before.number()),
        "缺少必备的段 %s（%s）：%s 报文在第 %d 段之前应有该段。"
            .formatted(node.tag(), term.zh(), type, before.number()));
  }

  public static Text unexpected(Segment it, String type) {
    return about(
        it, new Text("is not allowed at this place of the %s.", "不允许出现在 %s 报文的此处。").with(type));
  }

  public static Text unknownSegment(Segment it) {
    return about(it, new Text("does not exist in this release of the message.", "在该报文版本中不存在。"));
  }

  public static Text repeated(Node node, Segment it) {
    return node.isGroup()
        ? about(
            it,
            new Text(
                    "comes too often: group %s may occur %d times here.", "出现次数过多：段组 %s 在此最多 %d 次。")
                .with(node.name(), node.max()))
        : about(
            it,
            new Text("comes too often: %d times at most here.", "出现次数过多：此处最多 %d 次。")
                .with(node.max()));
  }

  public static Text element(Segment it, String label, Text term, String en, String zh) {
    Text place = the(it);
    String id = term.en().equals(label) ? label : label + ", " + term.en();
    String idZh = term.zh().equals(label) ? label : label + "，" + term.zh();
    return new Text(place.en() + ": the value of " + id + " " + en, place.zh() + "：" + idZh + zh);
  }

  public static Text unknownMessage(String type, @Nullable String release) {
    String shown = printable(type);
    return release == null
        ? new Text("Messages of type %s are not processed.", "不处理 %s 类型的报文。").with(shown)
        : new Text(
                "The %s directory, or %s in it, is not known; only its envelope was checked.",
                "未知目录版本 %s 或其中没有 %s 报文，仅检查了信封。")
            .with(printable(release), shown);
  }
}
