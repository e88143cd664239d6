package weft.edi.dialect;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import weft.edi.reader.Segment;

/**
 * A partner's own way of saying things, as a list of rules. It knows no code but ours: what it can
 * do is a {@link Step} and nothing else.
 */
public record Dialect(List<Rule> rules) {

  /**
   * Reads a dialect.
   *
   * @throws DialectRefused where it is not well-formed or says what no dialect can
   */
  public static Dialect read(String text) {
    return new DialectReader(Markup.read(text)).read();
  }

  /** The tags of the segments it wants to see. */
  public Set<String> tags() {
    return rules.stream().map(Rule::tag).collect(Collectors.toUnmodifiableSet());
  }

  public boolean isFor(String type) {
    return rules.stream().anyMatch(it -> it.isFor(type));
  }

  /** Does what it says of one segment. */
  public void apply(Segment sent, Amendments message) {
    for (Rule it : rules)
      if (it.tag().equals(sent.tag()) && it.isFor(message.type())) it.apply(sent, message);
  }
}
