package weft.edi.onward;

import weft.edi.table.Directory;
import weft.language.Text;
import weft.party.EdiRules.Outbound;

/** The agreed message cannot express the content without leaving out or inventing something. */
public final class NotWritable extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Text text;

  private static final Text LOST =
      new Text(
          "The agreed syntax cannot represent some of its characters: a different number would"
              + " arrive.",
          "其中有约定语法无法表示的字符，对方收到的编号会不同。");

  private static final Text NO_TABLE =
      new Text("The hub has no directory of %s in release %s.", "平台没有版本 %2$s 的报文 %1$s 的目录。");

  public NotWritable(Text text) {
    super(text.en());
    this.text = text;
  }

  /** A number or code that loses a character becomes a different one. */
  public static void requireNothingLost(int characters) {
    if (characters > 0) throw new NotWritable(LOST);
  }

  /** Without a table of the message, the hub cannot check what it writes. */
  public static void requireTable(Outbound rule) {
    Directory directory = Directory.of(rule.message(), rule.release());
    if (directory == null || directory.message(rule.message()) == null)
      throw new NotWritable(NO_TABLE.with(rule.message(), rule.release()));
  }

  public Text text() {
    return text;
  }
}
