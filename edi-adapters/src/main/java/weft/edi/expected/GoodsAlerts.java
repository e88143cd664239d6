package weft.edi.expected;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;
import weft.language.Text;
import weft.scheduling.DeliveryScheduleEvent.CountChangeRuled;

/**
 * Alerts that concern no message: goods that open again soon, and a partner's ruling on the
 * received count.
 */
public final class GoodsAlerts {
  /** Sent goods without a receipt are open again from a day on. Both sides get the alert. */
  public static final String OPENS_AGAIN = "goods-open-again";

  /** The partner ruled on how a release changed the received count. */
  public static final String COUNT_RULED = "count-ruled";

  /** The kinds that planners, purchasing and sales work on. */
  public static final Set<String> KINDS = Set.of(OPENS_AGAIN, COUNT_RULED);

  private final JdbcClient db;

  public GoodsAlerts(JdbcClient writer) {
    this.db = writer;
  }

  /**
   * A line of a shipment that opens again.
   *
   * @param shipment its stream
   * @param open the quantity that has not arrived, with its unit
   * @param on the day from which the goods no longer count
   */
  public record OpensAgain(
      String buyer,
      String supplier,
      String shipment,
      String item,
      String number,
      String part,
      String open,
      LocalDate on) {
    private String subject() {
      return shipment + " " + item + " " + on;
    }

    private Text told() {
      return new Text(
          "Nobody has received "
              + (open + " of " + part + " of shipment " + number + " of " + supplier)
              + (": it is open again from " + on + " on, unless a receipt or a settlement says")
              + " otherwise.",
          supplier
              + (" 的发货 " + number + " 中零件 " + part + " 尚有 " + open + " 无人收货：如无收货或了结，自 ")
              + (on + " 起重新计为未交。"));
    }
  }

  /** Raises one alert for each line and day; both sides see it. */
  public void raise(OpensAgain it) {
    db.sql(
            """
            insert into edi_alert (kind, subject, sender, receiver, reference, due_at, about, text_en, text_zh)
            values (:kind, :subject, :supplier, :buyer, :number, :due::timestamptz, :about, :en, :zh)
            on conflict (kind, subject) do nothing
            """)
        .param("kind", OPENS_AGAIN)
        .param("subject", it.subject())
        .param("supplier", it.supplier())
        .param("buyer", it.buyer())
        .param("number", it.number())
        .param("due", it.on().atStartOfDay(ZoneOffset.UTC).toInstant().toString())
        .param("about", it.shipment())
        .param("en", it.told().en())
        .param("zh", it.told().zh())
        .update();
  }

  /** Returns the streams of shipments with an open alert. */
  public List<String> openShipments() {
    return db.sql("select distinct about from edi_alert where kind = ? and ended_at is null")
        .param(OPENS_AGAIN)
        .query((row, _) -> requireNonNull(row.getString(1)))
        .list();
  }

  /**
   * Ends alerts of goods that arrived, were settled or cancelled, or are expected on another day.
   */
  public void keepOnly(Collection<OpensAgain> expected) {
    db.sql(
            """
            update edi_alert set ended_at = clock_timestamp(), end_reason_en = 'The goods came, were settled, or are expected later.',
              end_reason_zh = '货物已收到、已了结，或改为稍后到货。'
            where kind = ? and not (subject = any(?)) and ended_at is null
            """)
        .params(OPENS_AGAIN, expected.stream().map(OpensAgain::subject).toArray(String[]::new))
        .update();
  }

  /** Raises an alert about a ruling for the other side; replaces the alert of an earlier ruling. */
  void ruled(CountChangeRuled it, Recorded event) {
    String subject = event.stream() + " " + it.release() + " " + it.callOff();
    db.sql(
            """
            update edi_alert set ended_at = clock_timestamp(), end_reason_en = 'Another ruling took its place.', end_reason_zh = '已被新的认定取代。'
            where kind = :kind and about = :about and ended_at is null and starts_with(subject, :subject || ' ')
            """)
        .param("kind", COUNT_RULED)
        .param("about", event.stream())
        .param("subject", subject)
        .update();
    Text told = it.told();
    db.sql(
            """
            insert into edi_alert (kind, subject, sender, receiver, reference, about, text_en, text_zh)
            values (:kind, :subject, :by, :other, :release, :about, :en, :zh)
            on conflict (kind, subject) do nothing
            """)
        .param("kind", COUNT_RULED)
        .param("subject", subject + " " + event.position())
        .param("by", it.party().value())
        .param("other", it.other().value())
        .param("release", it.release())
        .param("about", event.stream())
        .param("en", told.en())
        .param("zh", told.zh())
        .update();
  }
}
