package weft.edi.meaning.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.words.AgreedUnits;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.MeaningFindings;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.measure.Units;
import weft.party.AgreedPart;
import weft.party.Partnership;
import weft.party.Profile;

/**
 * Translates the parts of a stock report to their holder's numbers: the supplier's for a supplier's
 * stock, the buyer's for a buyer's. The part agreement maps them; without one, both numbers are
 * equal.
 */
final class StockParts {
  private final boolean ofSupplier;
  private final Profile profile;
  private final MeaningFindings findings;
  private final Map<String, AgreedPart> byBuyers = new HashMap<>();
  private final Map<String, List<AgreedPart>> bySuppliers = new HashMap<>();

  StockParts(
      List<LineDraft> lines,
      Partnership between,
      Correspondents correspondents,
      MeaningFindings findings) {
    this.ofSupplier = correspondents.sender().equals(between.supplier());
    this.profile = correspondents.profile(between);
    this.findings = findings;
    Set<String> named = new HashSet<>();
    for (LineDraft it : lines) {
      if (!it.part.isEmpty()) named.add(it.part);
      if (!it.supplierPart.isEmpty()) named.add(it.supplierPart);
    }
    for (AgreedPart it : correspondents.directory().parts(between, named)) {
      byBuyers.put(it.buyers(), it);
      bySuppliers.computeIfAbsent(it.suppliers(), _ -> new ArrayList<>()).add(it);
    }
  }

  /**
   * A part in its holder's number.
   *
   * @param units null if the partners have no agreement on the part
   */
  record Part(String number, @Nullable AgreedPart agreed, @Nullable AgreedUnits units) {
    /**
     * The unit in which the part is counted.
     *
     * @param stated the unit in the report
     */
    String unit(String stated) {
      String in = agreed == null ? stated : agreed.unit();
      return Units.isSame(in, "PCE") ? "PCE" : in;
    }

    /** The quantity in that unit; null if no conversion is agreed. */
    @Nullable Quantity in(Quantity quantity, String stated) {
      if (units == null) return quantity;
      String wanted = unit(stated);
      return units.in(wanted, quantity, /* unit= */ stated);
    }
  }

  /** Null, with a fault, if the part is missing or ambiguous. */
  @Nullable Part of(LineDraft line) {
    if (line.part.isEmpty() && line.supplierPart.isEmpty()) {
      findings.error(line.at, null, FaultCode.VALUE_MISSING, "The line names no part.", "该行未指明零件。");
      return null;
    }
    String said = buyersNumber(line);
    AgreedPart named = byBuyers.get(said);
    if (named != null
        && !line.supplierPart.isEmpty()
        && !named.suppliers().equals(line.supplierPart)) return notOne(line, named);
    if (!ofSupplier) return said.isEmpty() ? bySuppliers(line) : part(said, named);
    if (!line.supplierPart.isEmpty())
      return part(line.supplierPart, named == null ? only(line.supplierPart) : named);
    return named == null ? part(said, only(said)) : part(named.suppliers(), named);
  }

  /** The buyer's number; "" if the line names only the supplier's. */
  private static String buyersNumber(LineDraft line) {
    return line.part.equals(line.supplierPart) ? "" : line.part;
  }

  private @Nullable Part bySuppliers(LineDraft line) {
    List<AgreedPart> agreed = bySuppliers.getOrDefault(line.supplierPart, List.of());
    if (agreed.size() > 1) return ambiguous(line, agreed);
    if (agreed.size() == 1) return part(agreed.getFirst().buyers(), agreed.getFirst());
    return part(line.supplierPart, byBuyers.get(line.supplierPart));
  }

  /** The only agreement for a supplier's number. With several, none determines the unit. */
  private @Nullable AgreedPart only(String suppliers) {
    List<AgreedPart> agreed = bySuppliers.getOrDefault(suppliers, List.of());
    return agreed.size() == 1 ? agreed.getFirst() : null;
  }

  private Part part(String number, @Nullable AgreedPart agreed) {
    return new Part(number, agreed, agreed == null ? null : AgreedUnits.of(profile, agreed));
  }

  private @Nullable Part notOne(LineDraft line, AgreedPart named) {
    findings.error(
        line.at,
        null,
        FaultCode.PART_UNKNOWN,
        "By the part agreement the buyer's %s is the supplier's %s, not %s."
            .formatted(named.buyers(), named.suppliers(), line.supplierPart),
        "根据零件协议，采购方的 %s 对应供应商的 %s，而不是 %s。"
            .formatted(named.buyers(), named.suppliers(), line.supplierPart));
    return null;
  }

  private @Nullable Part ambiguous(LineDraft line, List<AgreedPart> agreed) {
    String all = String.join(", ", agreed.stream().map(AgreedPart::buyers).sorted().toList());
    findings.error(
        line.at,
        null,
        FaultCode.PART_UNKNOWN,
        "The supplier's %s has several numbers of yours (%s); name one."
            .formatted(line.supplierPart, all),
        "供应商零件 %s 对应贵公司多个编号（%s），请注明其一。".formatted(line.supplierPart, all));
    return null;
  }
}
