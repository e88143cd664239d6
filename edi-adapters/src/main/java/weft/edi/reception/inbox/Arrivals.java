package weft.edi.reception.inbox;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.edi.InterchangeResult;
import weft.interchange.InterchangeOutcome;

/** Logs one line for each received interchange and counts outcomes. */
public final class Arrivals {
  private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);

  private final Map<InterchangeOutcome, LongAdder> counted =
      new EnumMap<>(InterchangeOutcome.class);
  private final LongAdder duplicates = new LongAdder();

  public Arrivals() {
    for (InterchangeOutcome it : InterchangeOutcome.values()) counted.put(it, new LongAdder());
  }

  /** Counts and logs an interchange; line breaks are removed from names that partners gave. */
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

  /** Returns the number of interchanges with that outcome since the instance started. */
  public long counted(InterchangeOutcome outcome) {
    return of(outcome).sum();
  }

  /** Returns the number of repeated interchanges. */
  public long duplicates() {
    return duplicates.sum();
  }
}
