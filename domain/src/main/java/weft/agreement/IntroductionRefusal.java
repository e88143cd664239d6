package weft.agreement;

import weft.event.Refusal;
import weft.event.RefusalText;

/** Why an introduction or a new profile was refused. */
public sealed interface IntroductionRefusal extends Refusal {
  /** Java has no charset of this name. */
  record CharsetUnknown(String charset) implements IntroductionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "charset-unknown", "The character set %s is not supported.", "不支持字符集 %s。", charset)
          .with("charset", charset);
    }
  }

  /** Interchanges cannot be split into segments in this charset: UTF-16, EBCDIC, ISO-2022. */
  record CharsetUnusable(String charset) implements IntroductionRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "charset-unusable",
              "Interchanges cannot be read in %s: its characters can contain the bytes of"
                  + " separators.",
              "无法以字符集 %s 读取 EDI 文件：其字符可能包含分隔符的字节。",
              charset)
          .with("charset", charset);
    }
  }
}
