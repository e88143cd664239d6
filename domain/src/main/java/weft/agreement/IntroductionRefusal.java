package weft.agreement;

import weft.event.Refusal;
import weft.event.Told;

/** Why nobody can be introduced, or agree, on such a profile. */
public sealed interface IntroductionRefusal extends Refusal {
  /** Java has no charset of this name. */
  record CharsetUnknown(String charset) implements IntroductionRefusal {
    @Override
    public Told told() {
      return Told.invalid(
              "charset-unknown", "The hub knows no charset %s.", "平台不认识字符集 %s。", charset)
          .with("charset", charset);
    }
  }

  /** Interchanges cannot be told apart into segments in it: UTF-16, EBCDIC, ISO-2022. */
  record CharsetUnusable(String charset) implements IntroductionRefusal {
    @Override
    public Told told() {
      return Told.invalid(
              "charset-unusable",
              "Interchanges cannot be read in %s: its bytes hide the separators.",
              "无法以字符集 %s 读取交换：其字节会掩盖分隔符。",
              charset)
          .with("charset", charset);
    }
  }
}
