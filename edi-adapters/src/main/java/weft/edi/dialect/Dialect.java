package weft.edi.dialect;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import weft.edi.reader.text.Segment;
import weft.party.Side;

/**
 * A partner's deviations from the standard, as a list of rules. A rule can do only what a {@link
 * Step} defines; it runs no code of the partner.
 */
public record Dialect(List<Rule> rules) {

  /**
   * Reads a dialect.
   *
   * @throws DialectRefused if it is not well-formed or contains an unknown instruction
   */
  public static Dialect read(String text) {
    return new DialectReader(Markup.read(text)).read();
  }

  /**
   * The rules for the messages of one side of the partnership. A rule without a message type is for
   * the buyer's messages only, because it was written for them and would also find such segments in
   * the supplier's.
   */
  public Dialect of(Side sender) {
    return switch (sender) {
      case BUYER -> this;
      case SUPPLIER -> new Dialect(rules.stream().filter(it -> it.message() != null).toList());
    };
  }

  /** The tags of the segments that the rules change. */
  public Set<String> tags() {
    return rules.stream().map(Rule::tag).collect(Collectors.toUnmodifiableSet());
  }

  public boolean isFor(String type) {
    return rules.stream().anyMatch(it -> it.isFor(type));
  }

  /** Applies the rules to one segment. */
  public void apply(Segment sent, Amendments message) {
    for (Rule it : rules)
      if (it.tag().equals(sent.tag()) && it.isFor(message.type())) it.apply(sent, message);
  }
}
