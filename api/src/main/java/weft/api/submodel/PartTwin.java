package weft.api.submodel;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.api.reading.Ids;
import weft.api.submodel.Aspect.Asked;
import weft.parts.PartAgreementId;
import weft.parts.PartTerms;
import weft.party.Side;
import weft.projections.parts.PartAgreementRow;
import weft.projections.rows.BoardReads.Filter;
import weft.projections.rows.GrantsHeld;
import weft.sharing.Grant.Grain;
import weft.sharing.Grant.What;

/**
 * A part between two partners: a part twin of Catena-X.
 *
 * @param buyersPart the customer's material number
 * @param suppliersPart the supplier's; the customer's where none is agreed
 * @param terms null where the two have no agreement on it
 */
record PartTwin(
    PartnerPair between, String buyersPart, String suppliersPart, @Nullable PartTerms terms) {
  private static final PartTerms USUAL = PartTerms.usual("PCE");

  /**
   * Finds the part by the asking party's own number, otherwise by the partner's. Without an
   * agreement, both numbers are equal.
   */
  static PartTwin of(PartnerPair between, Asked asked) {
    String part = asked.part();
    if (part == null) throw Submodels.missing("part");
    List<PartAgreementRow> all =
        between.rows(
            PartAgreementRow.BOARD,
            Filter.is("buyer", between.partners().buyer().value()),
            Filter.is("supplier", between.partners().supplier().value()),
            new Filter("(t.part = :number or t.supplier_part = :number)", "number", part));
    boolean buys = between.asker() == Side.BUYER;
    List<PartAgreementRow> own = by(all, part, buys);
    List<PartAgreementRow> found = own.isEmpty() ? by(all, part, !buys) : own;
    if (found.size() > 1) throw CannotSay.ambiguous(part);
    if (found.isEmpty()) return new PartTwin(between, part, part, null);
    PartAgreementRow it = found.getFirst();
    return new PartTwin(between, it.part(), it.supplierPart(), it.terms());
  }

  private static List<PartAgreementRow> by(
      List<PartAgreementRow> all, String part, boolean buyersNumber) {
    return all.stream()
        .filter(it -> part.equals(buyersNumber ? it.part() : it.supplierPart()))
        .toList();
  }

  String partOf(Side side) {
    return side == Side.BUYER ? buyersPart : suppliersPart;
  }

  PartTerms termsOrUsual() {
    return terms == null ? USUAL : terms;
  }

  PartAgreementId id() {
    return new PartAgreementId(
        between.partners().buyer(), between.partners().supplier(), buyersPart);
  }

  /** The global asset id, equal for both partners and for ever. */
  String globalAssetId() {
    return "urn:uuid:" + PartnerPair.uuid(id().stream());
  }

  OneUnit unit(Stream<String> said) {
    return OneUnit.of(terms, said);
  }

  /** Answers 404 if there is neither an agreement nor the requested data for the part. */
  void requireKnown(boolean found) {
    if (!found && terms == null) throw Ids.notFound();
  }

  /**
   * Answers 404 if the partner granted no access to its quantities. A party's own data needs no
   * grant.
   */
  void requireGranted(Side provider, What what) {
    if (provider == between.asker()) return;
    String part = partOf(provider);
    boolean granted =
        between.asViewer((db, it) -> GrantsHeld.of(db, it.scope(), what, it.moment())).stream()
            .filter(it -> it.giver().equals(between.of(provider).value()))
            .filter(it -> it.grain() == Grain.EXACT)
            .anyMatch(it -> it.parts() == null || it.parts().contains(part));
    if (!granted) throw Ids.notFound();
  }
}
