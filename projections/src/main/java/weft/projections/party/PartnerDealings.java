package weft.projections.party;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.ordering.PurchaseOrderId;
import weft.parts.PartTerms;
import weft.party.AgreedPart;
import weft.party.EdiRules.UnitConversion;
import weft.party.Partnership;
import weft.projections.rows.RowJson;

/** Answers what two parties trade: their agreed parts, their schedules and their orders. */
record PartnerDealings(JdbcClient writer) {
  List<AgreedPart> parts(Partnership partnership, Set<String> numbers) {
    if (numbers.isEmpty()) return List.of();
    return writer
        .sql(
            "select part, supplier_part, terms from part_agreements where buyer = :buyer and"
                + " supplier = :supplier and (part = any(:numbers) or supplier_part ="
                + " any(:numbers))")
        .param("buyer", partnership.buyer().value())
        .param("supplier", partnership.supplier().value())
        .param("numbers", numbers.toArray(String[]::new))
        .query(
            (row, _) ->
                agreed(
                    row.getString("part"),
                    row.getString("supplier_part"),
                    RowJson.read(row.getString("terms"), PartTerms.class)))
        .list();
  }

  Set<String> dealtIn(Partnership partnership, Set<String> numbers) {
    Set<String> known =
        Set.copyOf(
            writer
                .sql(
                    """
                    select n from unnest(:numbers) n
                    where exists (select from part_agreements a where a.buyer = :buyer and a.supplier = :supplier and a.part = n)
                      or exists (select from part_agreements a where a.supplier = :supplier and a.supplier_part = n and a.buyer = :buyer)
                      or exists (select from delivery_schedule d where d.supplier = :supplier and d.part = n and d.buyer = :buyer)
                      or exists (select from named_part p where p.buyer = :buyer and p.part = n and p.supplier = :supplier
                                 and p.stream like 'PurchaseOrder:%')
                      or exists (select from named_part p where p.supplier = :supplier and p.supplier_part = n and p.buyer = :buyer
                                 and p.stream like 'PurchaseOrder:%')
                    """)
                .param("buyer", partnership.buyer().value())
                .param("supplier", partnership.supplier().value())
                .param("numbers", numbers.toArray(String[]::new))
                .query(String.class)
                .list());
    return known.isEmpty() && !dealInAnything(partnership) ? numbers : known;
  }

  boolean isCalledFor(Partnership partnership, String place) {
    return writer
        .sql(
            """
            select exists (select from delivery_schedule where buyer = :buyer and supplier = :supplier and site = :place)
              or exists (select from purchase_order where buyer = :buyer and supplier = :supplier and site = :place)
            """)
        .param("buyer", partnership.buyer().value())
        .param("supplier", partnership.supplier().value())
        .param("place", place)
        .query(Boolean.class)
        .single();
  }

  boolean hasOrder(Partnership partnership, String number) {
    return writer
        .sql("select exists (select from purchase_order where order_id = ? and supplier = ?)")
        .param(new PurchaseOrderId(partnership.buyer(), number).stream())
        .param(partnership.supplier().value())
        .query(Boolean.class)
        .single();
  }

  private boolean dealInAnything(Partnership partnership) {
    return writer
        .sql(
            """
            select exists (select from part_agreements where buyer = :buyer and supplier = :supplier)
              or exists (select from delivery_schedule where buyer = :buyer and supplier = :supplier)
              or exists (select from purchase_order where buyer = :buyer and supplier = :supplier)
            """)
        .param("buyer", partnership.buyer().value())
        .param("supplier", partnership.supplier().value())
        .query(Boolean.class)
        .single();
  }

  private static AgreedPart agreed(String buyers, String suppliers, PartTerms terms) {
    return new AgreedPart(
        buyers,
        suppliers,
        terms.unit(),
        terms.conversions().stream()
            .map(it -> new UnitConversion(null, it.unit(), it.factor(), terms.unit()))
            .toList());
  }
}
