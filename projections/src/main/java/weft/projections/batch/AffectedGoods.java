package weft.projections.batch;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.batch.BatchId;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.projections.rows.InOrder;
import weft.projections.rows.RecordRows;

/**
 * The goods that a problem of a batch affects: the party's own batches, its stock, and what it sent
 * to customers.
 */
public final class AffectedGoods {
  /** The most rows of one answer; one more is read, to notice that there are more. */
  public static final int MOST = 1_000;

  private static final RecordRows<Sent> SENT = RecordRows.of(Sent.class);

  private AffectedGoods() {}

  /** The party's own batches that were made of a batch, over any number of steps. */
  public static List<String> madeOf(JdbcClient db, PartyScope party, String batch) {
    return madeOf(db, party, batch, MOST + 1);
  }

  /** The same, at most so many. */
  public static List<String> madeOf(JdbcClient db, PartyScope party, String batch, int most) {
    return db.sql(
            """
            with recursive made (batch) as (
              select :batch::text collate "C"
              union select e.stream from made m join batch_input e on e.input = m.batch and e.owner = :party)
            select batch from made where batch <> :batch limit :most
            """)
        .params(Map.of("batch", batch, "party", party.party().value(), "most", most))
        .query((row, _) -> new InOrder(row).text())
        .list();
  }

  /**
   * Those of some batches, and of the batches of which the party made them, at which the party has
   * a problem open.
   *
   * @param batches streams
   */
  public static List<String> blockedOrigins(JdbcClient db, PartyScope party, String[] batches) {
    return db.sql(
            """
            with recursive origin (batch) as (
              select unnest(:batches) collate "C"
              union select e.input from origin o join batch_input e on e.stream = o.batch and e.owner = :party)
            select o.batch from origin o join batches t on t.stream = o.batch and t.owner = :party
            where exists (select from jsonb_array_elements(t.problems) p where p ->> 'by' = :party)
            order by 1 limit %d
            """
                .formatted(MOST + 1))
        .params(Map.of("batches", batches, "party", party.party().value()))
        .query((row, _) -> new InOrder(row).text())
        .list();
  }

  /**
   * A batch in a stream of the party's own stock.
   *
   * @param stream of the stock
   * @param batch the stream of the batch
   */
  public record Kept(String stream, String batch) {}

  /**
   * Where the party's own stock has, or had, some batches of its own.
   *
   * @param batches streams, each with its part and its number
   */
  public static List<Kept> kept(
      JdbcClient db, PartyScope holder, String[] batches, String[] parts, String[] numbers) {
    return db.sql(
            """
            select distinct t.stream, b.batch
            from unnest(:batches::text[], :parts::text[], :numbers::text[]) b (batch, part, number)
              join stock t on t.part = b.part and t.batch = b.number
            where t.owner = :party and t.holder = :party
            order by 1, 2 limit %d
            """
                .formatted(MOST + 1))
        .params(
            Map.of(
                "batches",
                batches,
                "parts",
                parts,
                "numbers",
                numbers,
                "party",
                holder.party().value()))
        .query((row, _) -> kept(new InOrder(row)))
        .list();
  }

  private static Kept kept(InOrder row) throws SQLException {
    return new Kept(row.text(), row.text());
  }

  /**
   * The streams of the party's own stock in which a problem may block a batch: those of some parts,
   * under each number that the party has for the batch's part, and those that have the batch.
   */
  public static List<String> stocksOf(
      JdbcClient db, PartyScope holder, BatchId batch, String[] parts, int most) {
    return db.sql(
            """
            select distinct t.stream from stock t
            where t.owner = :party and t.holder = :party and (t.part = any(:parts) or t.batch = :number or t.part in (
              select a.part from part_agreements a where a.buyer = :party and a.supplier = :maker and a.supplier_part = :part))
            order by 1 limit :most
            """)
        .params(
            Map.of(
                "party",
                holder.party().value(),
                "parts",
                parts,
                "number",
                batch.number(),
                "maker",
                batch.maker().value(),
                "part",
                batch.part(),
                "most",
                most))
        .query((row, _) -> new InOrder(row).text())
        .list();
  }

  /**
   * The streams of the party's own stock of some parts, at every site.
   *
   * @param parts by the party's own numbers
   */
  public static List<String> stocks(JdbcClient db, PartyScope holder, String[] parts) {
    return db.sql(
            """
            select distinct t.stream from stock t
            where t.owner = :party and t.holder = :party and t.part = any(:parts)
            order by 1 limit %d
            """
                .formatted(MOST + 1))
        .params(Map.of("party", holder.party().value(), "parts", parts))
        .query((row, _) -> new InOrder(row).text())
        .list();
  }

  /**
   * The numbers under which a party received a batch from its maker.
   *
   * @param buyer the scope of the party as the buyer
   * @param part the maker's number
   */
  public static List<String> receivedAs(
      JdbcClient db, PartyScope buyer, PartyCode maker, String part, String number) {
    return db.sql(
            """
            select distinct t.part from transit t
            where t.buyer = :party and t.supplier = :maker and t.batch = :number and coalesce(t.partner_part, t.part) = :part
            order by 1 limit 20
            """)
        .params(
            Map.of(
                "party",
                buyer.party().value(),
                "maker",
                maker.value(),
                "part",
                part,
                "number",
                number))
        .query((row, _) -> new InOrder(row).text())
        .list();
  }

  /**
   * Goods of a batch that were sent to a customer.
   *
   * @param part the customer's number
   * @param sellersPart the seller's number
   * @param shipment the number of the shipment
   * @param open what is still on its way
   */
  public record Sent(
      String buyer,
      String part,
      String sellersPart,
      String batch,
      String shipment,
      Quantity open,
      String unit) {}

  /**
   * The goods of some batches that a party sent, without cancelled shipments.
   *
   * @param seller the scope of the party as the supplier
   * @param parts the seller's own number of each batch's part
   * @param numbers the number of each batch
   */
  public static List<Sent> sent(
      JdbcClient db, PartyScope seller, String[] parts, String[] numbers) {
    return db.sql(
            """
            select t.buyer, t.part, coalesce(t.partner_part, t.part) as sellers_part, t.batch, t.number as shipment,
              sum(t.open) as open, t.unit
            from transit t join unnest(:parts::text[], :numbers::text[]) with ordinality b (part, number, place)
              on t.batch = b.number and coalesce(t.partner_part, t.part) = b.part
            where t.supplier = :party and t.state <> 'cancelled'
            group by 1, 2, 3, 4, 5, 7 order by 1, min(b.place), 5 limit %d
            """
                .formatted(MOST + 1))
        .params(Map.of("party", seller.party().value(), "parts", parts, "numbers", numbers))
        .query(SENT)
        .list();
  }
}
