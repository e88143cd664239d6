package weft.edi.dialect;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.Segment;
import weft.language.Text;

/** One step of a rule. The implementations here are all that dialects can do. */
sealed interface Step {
  /** The line of the step in the dialect. */
  int line();

  /**
   * Applies the step.
   *
   * @param now the state of the segment after the earlier steps
   */
  void apply(Segment sent, Segment now, Amendments message);

  /** Sets an element's value, always or only if it is empty. */
  record Put(int line, Address element, String value, boolean onlyIfEmpty) implements Step {
    @Override
    public void apply(Segment sent, Segment now, Amendments message) {
      if (!onlyIfEmpty || element.value(now).isEmpty()) message.put(sent, this, element, value);
    }
  }

  /** Replaces a code by another; an unlisted code stays, or is an error if {@code strict}. */
  record Translate(int line, Address element, Map<String, String> codes, boolean strict)
      implements Step {
    @Override
    public void apply(Segment sent, Segment now, Amendments message) {
      String code = element.value(now);
      String ours = codes.get(code);
      if (ours != null) message.put(sent, this, element, ours);
      else if (strict && !code.isEmpty())
        throw message.failure(
            sent,
            this,
            new Text("has no translation for \"%s\" in element %s.", "没有为数据元 %2$s 中的“%1$s”给出转换规则。")
                .with(code, element));
    }
  }

  /** Copies or moves a value to another element of this segment or of one near it. */
  record Carry(
      int line,
      Address from,
      @Nullable TextPattern pattern,
      boolean away,
      @Nullable Target target,
      Address to)
      implements Step {
    @Override
    public void apply(Segment sent, Segment now, Amendments message) {
      String whole = from.value(now);
      if (pattern != null) message.spend(pattern.looks(whole), sent, this);
      String value = pattern == null ? whole : pattern.find(whole);
      if (value == null || value.isEmpty()) return;
      Segment into = target == null ? sent : message.target(sent, this, target);
      if (away) message.put(sent, this, from, "");
      message.put(into, this, to, value);
    }
  }

  /**
   * The segment to write to: the nearest with this tag that fulfils the conditions, else a new one.
   */
  record Target(String tag, List<Condition> where) {}

  record Drop(int line) implements Step {
    @Override
    public void apply(Segment sent, Segment now, Amendments message) {
      message.drop(sent);
    }
  }
}
