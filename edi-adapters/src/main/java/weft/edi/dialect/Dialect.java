package weft.edi.dialect;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import weft.edi.reader.text.Segment;
import weft.party.Side;

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

  /**
   * What of it is for the messages of one side of the partnership. A rule that names no message is
   * for the buyer's: it was written with them in view, and would find segments of that tag in the
   * supplier's, too.
   */
  public Dialect of(Side sender) {
    return switch (sender) {
      case BUYER -> this;
      case SUPPLIER -> new Dialect(rules.stream().filter(it -> it.message() != null).toList());
    };
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
