package weft.edi.reader.text;

import weft.edi.table.LaidOutRecords;
import weft.language.Text;

/** The texts of envelope faults. */
public final class EnvelopeSentences {
  private EnvelopeSentences() {}

  public static Text tooLarge(int maxBytes) {
    return new Text(
        "The file is larger than %d MB and was not read.".formatted(maxBytes >> 20),
        "文件超过 %d MB，未读取。".formatted(maxBytes >> 20));
  }

  public static Text tooManySegments(int max) {
    return new Text(
        "The file has more than %d segments; the rest was not read.".formatted(max),
        "文件超过 %d 段，其余未读取。".formatted(max));
  }

  public static Text tooManyMessages(int max) {
    return new Text(
        "The interchange has more than %d messages; the rest was not read.".formatted(max),
        "EDI 文件中的报文超过 %d 个，其余未读取。".formatted(max));
  }

  public static Text tooManyInterchanges(int max) {
    return new Text(
        "The file has more than %d interchanges; none of them was read.".formatted(max),
        "文件中的 EDI 文件超过 %d 个，均未读取。".formatted(max));
  }

  public static Text noTrailer(String trailer) {
    return new Text(
        "The interchange has no end (%s); perhaps the file was cut off.".formatted(trailer),
        "EDI 文件没有结尾（%s），文件可能被截断。".formatted(trailer));
  }

  public static Text noGroupTrailer(FrameSegment frame) {
    return new Text(
        "A functional group has no end (%s).".formatted(frame.groupTrailer),
        "功能组没有结尾（%s）。".formatted(frame.groupTrailer));
  }

  public static Text noGroup(Segment header) {
    return Sentences.about(
        header, new Text("is not in a functional group (GS).", "不在任何功能组（GS）之内。"));
  }

  public static Text repeated(Segment header, String reference, boolean inGroup) {
    return Sentences.about(
        header,
        (inGroup
                ? new Text(
                    "repeats the control number \"%s\" of this group.", "重复使用了本功能组中的控制号“%s”。")
                : new Text(
                    "repeats the message reference \"%s\" of this interchange.",
                    "重复使用了本 EDI 文件中的报文参考号“%s”。"))
            .with(Sentences.printable(reference)));
  }

  static Text leading(int length) {
    return new Text(
        "There are %d bytes before the interchange begins.".formatted(length),
        "EDI 文件开始之前有 %d 个多余字节。".formatted(length));
  }

  static Text noEnvelope() {
    return new Text(
        "The interchange has no envelope (UNB): nobody is named as sender or receiver.",
        "EDI 文件没有信封（UNB）：未指明发送方和接收方。");
  }

  /** The text for a VDA transmission with folded records. */
  public static Text folded(int length) {
    return new Text(
            "The records are folded into lines of %d bytes. A VDA record has %d bytes, on a line of"
                + " its own or directly after the one before; ask for the file in that form.",
            "记录被折成每行 %d 字节。VDA 记录为 %d 字节，须各占一行或首尾相接；请按此重新发送。")
        .with(length, LaidOutRecords.LENGTH);
  }

  public static Text noMessage() {
    return new Text("The interchange has no message.", "EDI 文件中没有报文。");
  }

  public static Text stray(Segment it, FrameSegment frame) {
    return Sentences.about(
        it,
        new Text("is outside of any message (before %s or after %s).", "不在任何报文之内（%s 之前或 %s 之后）。")
            .with(frame.messageHeader, frame.messageTrailer));
  }

  public static Text trailing(long length) {
    return new Text(
        "There are %d bytes after the end of the interchange.".formatted(length),
        "EDI 文件结束之后还有 %d 个字节。".formatted(length));
  }

  public static Text count(Segment it, String sent, int counted) {
    return Sentences.about(
        it,
        new Text("counts %s, but there are %d.", "的计数为 %s，实际为 %d。")
            .with(Sentences.printable(sent), counted));
  }

  public static Text reference(Segment it, String sent, String begun) {
    return Sentences.about(
        it,
        new Text("bears the reference \"%s\", but it began as \"%s\".", "的参考号为“%s”，而开始时为“%s”。")
            .with(Sentences.printable(sent), Sentences.printable(begun)));
  }
}
