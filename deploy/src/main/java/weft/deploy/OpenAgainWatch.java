package weft.deploy;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.edi.expected.GoodsAlerts;
import weft.edi.expected.GoodsAlerts.Open;
import weft.edi.expected.GoodsAlerts.OpensAgain;
import weft.party.PartyCode;
import weft.projections.balance.GoodsOpeningAgain;

/**
 * Alerts both sides before goods that nobody received are open again, and ends the alert once the
 * goods came or were settled. Two hubs may check at once, because an alert is raised only once.
 */
public final class OpenAgainWatch {
  private static final Logger LOG = LoggerFactory.getLogger(OpenAgainWatch.class);

  private final JdbcClient writer;
  private final GoodsAlerts alerts;
  private final Clock clock;

  OpenAgainWatch(JdbcClient writer, GoodsAlerts alerts, Clock clock) {
    this.writer = writer;
    this.alerts = alerts;
    this.clock = clock;
  }

  /** Tells what is due, and ends what is over, buyer by buyer: one that fails stops no other. */
  public void look() {
    Instant now = clock.instant();
    Set<String> buyers = new TreeSet<>(alerts.buyers());
    buyers.addAll(GoodsOpeningAgain.buyers(writer, now));
    for (String it : buyers) {
      try {
        look(it, now);
      } catch (RuntimeException e) {
        LOG.warn("Could not look for goods of {} that open again; the next look is due", it, e);
      }
    }
  }

  /** Ends only alerts that were open before: another hub may raise some in the meantime. */
  private void look(String buyer, Instant now) {
    Map<String, Open> over = new HashMap<>();
    Set<String> shipments = new TreeSet<>();
    for (Open it : alerts.open(buyer)) {
      over.put(it.subject(), it);
      shipments.add(it.shipment());
    }
    GoodsOpeningAgain.each(
        writer,
        new PartyCode(buyer),
        now,
        shipments,
        it -> {
          OpensAgain told = told(it);
          boolean isOpen = over.remove(told.subject()) != null;
          if (isOpen || it.isToldNow()) alerts.raise(told);
        });
    alerts.end(over.values());
  }

  private static OpensAgain told(GoodsOpeningAgain it) {
    return new OpensAgain(
        it.buyer(),
        it.supplier(),
        it.shipment(),
        it.item(),
        it.number(),
        it.part(),
        it.open() + " " + it.unit(),
        it.on());
  }
}
