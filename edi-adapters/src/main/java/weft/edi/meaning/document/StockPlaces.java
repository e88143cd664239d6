package weft.edi.meaning.document;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.edi.meaning.document.StockReport.StockDraft;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.MeaningFindings;
import weft.interchange.FaultCode;
import weft.party.Organization.Site;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;

/**
 * Finds site and owner of the goods in a stock report. The site is the place or warehouse of the
 * quantity, else of the item, else of the report, else the ship-to that a buyer names, else the
 * holder's only site. The hub never guesses: a named place must be a site, or a place inside a
 * site.
 */
final class StockPlaces {
  private final DocumentDraft draft;
  private final Partnership between;
  private final Correspondents correspondents;
  private final PartyCode holder;

  StockPlaces(DocumentDraft draft, Partnership between, Correspondents correspondents) {
    this.draft = draft;
    this.between = between;
    this.correspondents = correspondents;
    this.holder = correspondents.sender();
  }

  /**
   * The place of goods.
   *
   * @param place within the site; "" if none is named
   */
  record At(String site, String place, PartyCode owner) {}

  /** Only the sender counts the stock in its report. */
  PartyCode holder() {
    return holder;
  }

  boolean isOfSupplier() {
    return holder.equals(between.supplier());
  }

  /** Null, with a fault, if site or owner is missing. */
  @Nullable At of(LineDraft line, StockDraft it, MeaningFindings findings) {
    String named = isNamed(it.place) ? it.place : "";
    String placed = named.isEmpty() ? null : site(named);
    boolean elsewhere = placed == null && isAt(partner(), named);
    String site = placed == null && !elsewhere ? around(line, it) : placed;
    PartyCode owner = owner(line, it);
    if (site == null) unknown(it, findings);
    if (owner == null) stranger(it, findings);
    return site == null || owner == null ? null : new At(site, placed == null ? named : "", owner);
  }

  /** The site that contains the quantity's own place, if it has one. */
  private @Nullable String around(LineDraft line, StockDraft it) {
    if (isNamed(it.site)) return site(it.site);
    if (isNamed(line.stockSite)) return site(line.stockSite);
    Set<String> report = draft.warehouse.named();
    if (report.stream().anyMatch(this::isNamed))
      return report.size() == 1 ? site(report.iterator().next()) : null;
    String to = isOfSupplier() ? null : draft.shipTo.only();
    String shipTo = to == null ? null : site(to);
    return shipTo == null ? directory().onlySite(holder).map(Site::code).orElse(null) : shipTo;
  }

  /** The name of the company itself does not identify a place. */
  private boolean isNamed(String named) {
    return !named.isEmpty() && !isHolder(named);
  }

  private @Nullable PartyCode owner(LineDraft line, StockDraft it) {
    Set<String> all = draft.owner.named();
    String named = it.owner.isEmpty() ? line.stockOwner : it.owner;
    if (named.isEmpty() && all.isEmpty()) return holder;
    if (named.isEmpty()) named = all.size() == 1 ? all.iterator().next() : "";
    PartyCode owner = named.isEmpty() ? null : directory().named(named).orElse(null);
    return holder.equals(owner) || partner().equals(owner) ? owner : null;
  }

  private PartyCode partner() {
    return isOfSupplier() ? between.buyer() : between.supplier();
  }

  private boolean isHolder(String named) {
    return directory().named(named).filter(holder::equals).isPresent();
  }

  private boolean isAt(PartyCode party, String named) {
    return !named.isEmpty() && directory().site(party, named).isPresent();
  }

  /** The hub's code of the holder's site; null if it has no such site. */
  private @Nullable String site(String named) {
    String ours = isOfSupplier() ? named : correspondents.site(between, named);
    return directory().site(holder, ours).map(Site::code).orElse(null);
  }

  private PartyDirectory directory() {
    return correspondents.directory();
  }

  private void unknown(StockDraft it, MeaningFindings findings) {
    findings.error(
        it.at,
        null,
        FaultCode.SITE_UNKNOWN,
        "It is not stated at which site of %s this stock is: give it as a place or warehouse."
            .formatted(holder),
        "未说明该库存位于 %s 的哪个工厂；请以地点或仓库代码注明。".formatted(holder));
  }

  private void stranger(StockDraft it, MeaningFindings findings) {
    findings.error(
        it.at,
        null,
        FaultCode.UNKNOWN_PARTNER,
        "The owner of these goods is neither of the two partners.",
        "该货物的所有者并非合作双方之一。");
  }
}
