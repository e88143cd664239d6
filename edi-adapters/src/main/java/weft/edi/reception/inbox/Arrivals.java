package weft.edi.reception.inbox;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.edi.InterchangeResult;
import weft.interchange.InterchangeOutcome;

/** What became of the interchanges that came in: one line of the log for each, and their number. */
public final class Arrivals {
  private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

  private final Map<InterchangeOutcome, LongAdder> counted =
      new EnumMap<>(InterchangeOutcome.class);
  private final LongAdder duplicates = new LongAdder();

  public Arrivals() {
    for (InterchangeOutcome it : InterchangeOutcome.values()) counted.put(it, new LongAdder());
  }

  /** Counts and tells it; names that partners gave are shown without what would break a line. */
  public InterchangeResult told(Inbox.Item item, InterchangeResult it) {
    if (it.duplicate()) duplicates.increment();
    else of(it.outcome()).increment();
    LOG.info(
        "Interchange {} {} by {}: {} from {} to {}, messages: {}{}",
        it.duplicate() ? "came again," : text(it.outcome()),
        it.id(),
        item.channel(),
        plain(it.reference()),
        plain(it.sender()),
        plain(it.receiver()),
        it.messages().size(),
        it.duplicate() ? ", was " + text(it.outcome()) : "");
    return it;
  }

  private LongAdder of(InterchangeOutcome outcome) {
    LongAdder counter = counted.get(outcome);
    if (counter == null) throw new IllegalArgumentException(outcome.name());
    return counter;
  }

  private static String text(InterchangeOutcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  private static String plain(String name) {
    return name.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
  }

  /** How many came to that end since this hub started. */
  public long counted(InterchangeOutcome outcome) {
    return of(outcome).sum();
  }

  /** How many had come before. */
  public long duplicates() {
    return duplicates.sum();
  }
}
