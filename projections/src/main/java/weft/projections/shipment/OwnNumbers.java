package weft.projections.shipment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;
import weft.projections.parts.PartAgreementRow;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.Moment;

/**
 * Both partners' numbers of the parts in shipments: from the line, else from the agreement; without
 * either, both are equal. Rows store the buyer's numbers, or the supplier's if its message states
 * no other.
 */
final class OwnNumbers {
  private static final int MOST = 20_000;
  private final PartyScope.Role role;
  private final Map<Part, PartAgreementRow> byBuyers = new HashMap<>();
  private final Map<Part, List<PartAgreementRow>> bySuppliers = new HashMap<>();

  private OwnNumbers(PartyScope.Role role) {
    this.role = role;
  }

  /** A part by its stored number, between two partners. */
  record Part(String buyer, String supplier, String number) {}

  /** The reader's number and its partner's; null if the reader is neither partner. */
  record Both(String own, @Nullable String partners) {}

  static OwnNumbers of(JdbcClient db, PartyScope scope, Moment moment, Collection<Part> named) {
    var numbers = new OwnNumbers(scope.role());
    if (!numbers.isOfSides() || named.isEmpty()) return numbers;
    var parts = new TreeSet<String>();
    named.forEach(it -> parts.add(it.number()));
    var filter =
        new Filter(
            "(t.part = any(:parts) or t.supplier_part = any(:parts))",
            "parts",
            parts.toArray(String[]::new));
    for (PartAgreementRow it :
        PartAgreementRow.BOARD.reads().list(db, scope, List.of(filter), List.of(), moment, MOST)) {
      numbers.byBuyers.put(new Part(it.buyer(), it.supplier(), it.part()), it);
      numbers
          .bySuppliers
          .computeIfAbsent(
              new Part(it.buyer(), it.supplier(), it.supplierPart()), _ -> new ArrayList<>())
          .add(it);
    }
    return numbers;
  }

  private boolean isOfSides() {
    return role == PartyScope.Role.BUYER || role == PartyScope.Role.SUPPLIER;
  }

  /**
   * The part's numbers for the reader.
   *
   * @param stated the supplier's number, if the shipment states it next to the buyer's
   */
  Both of(Part part, @Nullable String stated) {
    if (!isOfSides()) return new Both(part.number(), stated);
    String buyers = part.number();
    String suppliers = part.number();
    PartAgreementRow agreed = byBuyers.get(part);
    List<PartAgreementRow> others = bySuppliers.getOrDefault(part, List.of());
    if (stated != null) suppliers = stated;
    else if (agreed != null) suppliers = agreed.supplierPart();
    else if (others.size() == 1) buyers = others.getFirst().part();
    boolean sells = role == PartyScope.Role.SUPPLIER;
    return new Both(sells ? suppliers : buyers, sells ? buyers : suppliers);
  }
}
