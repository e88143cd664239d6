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
    /** The key that tells its alert from others. */
    public String subject() {
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

  /**
   * An open alert of goods.
   *
   * @param shipment the stream of the shipment it is about
   */
  public record Open(String shipment, String subject) {}

  /**
   * Tells both sides of a line and a day. An alert that ended by itself opens again; one that a
   * person ended stays ended. The text of an open alert follows the quantity.
   */
  public void raise(OpensAgain it) {
    db.sql(
            """
            insert into edi_alert (kind, subject, sender, receiver, reference, due_at, about, text_en, text_zh)
            values (:kind, :subject, :supplier, :buyer, :number, :due::timestamptz, :about, :en, :zh)
            on conflict (kind, subject) do update
            set ended_at = null, end_reason_en = null, end_reason_zh = null, text_en = excluded.text_en, text_zh = excluded.text_zh
            where edi_alert.ended_by is null and (edi_alert.ended_at is not null or edi_alert.text_en is distinct from excluded.text_en)
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

  /** The buyers of the goods of which alerts are open. */
  public List<String> buyers() {
    return db.sql("select distinct receiver from edi_alert where kind = ? and ended_at is null")
        .param(OPENS_AGAIN)
        .query((row, _) -> requireNonNull(row.getString(1)))
        .list();
  }

  /** The alerts of goods for a buyer that are open now. */
  public List<Open> open(String buyer) {
    return db.sql(
            "select about, subject from edi_alert where kind = ? and receiver = ? and ended_at is"
                + " null")
        .params(OPENS_AGAIN, buyer)
        .query(
            (row, _) ->
                new Open(requireNonNull(row.getString(1)), requireNonNull(row.getString(2))))
        .list();
  }

  /** Ends alerts of goods that came, were settled or cancelled, or are expected on another day. */
  public void end(Collection<Open> over) {
    if (over.isEmpty()) return;
    db.sql(
            """
            update edi_alert set ended_at = clock_timestamp(), end_reason_en = 'The goods came, were settled, or are expected later.',
              end_reason_zh = '货物已收到、已了结，或改为稍后到货。'
            where kind = ? and subject = any(?) and ended_at is null
            """)
        .params(OPENS_AGAIN, over.stream().map(Open::subject).toArray(String[]::new))
        .update();
  }

  /**
   * Tells the other side what its partner said, in the place of what was said before. An event that
   * is delivered again changes nothing: only a new alert ends the earlier ones.
   */
  void ruled(CountChangeRuled it, Recorded event) {
    String change = event.stream() + " " + it.release() + " " + it.callOff();
    Text told = it.told();
    db.sql(
            """
            with made as (
              insert into edi_alert (kind, subject, sender, receiver, reference, about, text_en, text_zh)
              values (:kind, :subject, :by, :other, :release, :about, :en, :zh)
              on conflict (kind, subject) do nothing
              returning subject)
            update edi_alert a set ended_at = clock_timestamp(), end_reason_en = 'Another ruling took its place.', end_reason_zh = '已被新的认定取代。'
            from made
            where a.kind = :kind and a.about = :about and a.ended_at is null and starts_with(a.subject, :change || ' ') and a.subject <> made.subject
            """)
        .param("kind", COUNT_RULED)
        .param("change", change)
        .param("subject", change + " " + event.position())
        .param("by", it.party().value())
        .param("other", it.other().value())
        .param("release", it.release())
        .param("about", event.stream())
        .param("en", told.en())
        .param("zh", told.zh())
        .update();
  }
}
