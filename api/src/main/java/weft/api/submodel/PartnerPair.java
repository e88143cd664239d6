package weft.api.submodel;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.api.balance.reading.BalanceReading;
import weft.api.reading.Ids;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.submodel.Aspect.Asked;
import weft.party.Organization;
import weft.party.Organization.Site;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.party.DirectoryView;
import weft.projections.rows.Board;
import weft.projections.rows.BoardReads.Filter;

/**
 * Two partners from the view of one of them; reads everything that it may see between them as of
 * one position.
 *
 * @param asker the side of the asking party
 * @param leftOut collects the rows that the standard cannot express
 */
record PartnerPair(
    Partnership partners,
    Side asker,
    ReadContext reading,
    Instant now,
    ReadContexts readings,
    BalanceReading balances,
    DirectoryView directory,
    LeftOut leftOut) {
  private static final int MOST = 100_000;

  PartyCode of(Side side) {
    return side == Side.BUYER ? partners.buyer() : partners.supplier();
  }

  PartyCode askingParty() {
    return of(asker);
  }

  PartyCode partner() {
    return of(other(asker));
  }

  static Side other(Side side) {
    return side == Side.BUYER ? Side.SUPPLIER : Side.BUYER;
  }

  /** A UUID derived from the name, equal for both partners and for ever. */
  static UUID uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** The side whose data is requested; 404 where that side does not provide the aspect. */
  Side provider(Asked asked, List<Side> by) {
    PartyCode named = asked.provider();
    if (named == null) return by.contains(asker) ? asker : other(asker);
    for (Side it : by) if (named.equals(of(it))) return it;
    throw Ids.notFound();
  }

  /** The rows that the asking party sees, as a partner or through grants. */
  <R extends Record & Board.Row<R>> List<R> rows(Board<R> board, Filter... filters) {
    BiFunction<JdbcClient, ReadContext, List<R>> query =
        (db, it) ->
            board.reads().list(db, it.scope(), List.of(filters), List.of(), it.moment(), MOST);
    return board.seen() == Board.Seen.BY_SIDES ? readings.read(reading, query) : asViewer(query);
  }

  /** Reads data that is kept per viewer. */
  <T> T asViewer(BiFunction<JdbcClient, ReadContext, T> query) {
    return readings.read(
        new ReadContext(
            PartyScope.viewer(askingParty()), reading.moment(), reading.position(), reading.asOf()),
        query);
  }

  /** Returns the company's BPNL; 422 {@code bpn-missing} where it has none. */
  String bpnl(Side side) {
    Organization party = directory.organization(of(side)).orElseThrow(Ids::notFound);
    String bpn = party.bpn();
    if (bpn == null) throw CannotSay.bpn("BPNL", party.code(), "");
    return bpn;
  }

  /**
   * Returns a site of that side.
   *
   * @param named its code or GLN, with or without its party before it; null for the only site
   */
  Optional<SubmodelSite> place(Side side, @Nullable String named) {
    PartyCode party = of(side);
    Optional<Site> site;
    if (named == null) {
      List<Site> all = directory.sites(party);
      site = all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    } else {
      String prefix = party + "/";
      site =
          directory.site(
              party, named.startsWith(prefix) ? named.substring(prefix.length()) : named);
    }
    return site.map(
        it ->
            new SubmodelSite(party, it, balances.calendars(reading).of(party.value(), it.code())));
  }

  /**
   * Returns the site of stock or plans; 422 for a site that is no longer registered and so has no
   * number.
   */
  SubmodelSite site(Side side, String code) {
    return place(side, code).orElseThrow(() -> CannotSay.bpn("BPNS", of(side), code));
  }
}
