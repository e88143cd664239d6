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
import weft.api.reading.Reading;
import weft.api.reading.Readings;
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
 * Two partners, as one of them asks what it may see between them, all of it at one position.
 *
 * @param asker the side of the one that asks
 * @param leftOut what of it cannot be said, named beside what can
 */
record Between(
    Partnership partners,
    Side asker,
    Reading reading,
    Instant now,
    Readings readings,
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

  /** What both call it so; the same for ever. */
  static UUID uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** Whose data are asked for; 404 where that side does not provide the aspect. */
  Side provider(Asked asked, List<Side> by) {
    PartyCode named = asked.provider();
    if (named == null) return by.contains(asker) ? asker : other(asker);
    for (Side it : by) if (named.equals(of(it))) return it;
    throw Ids.notFound();
  }

  /** The rows that the asking party sees, by its side or by grants. */
  <R extends Record & Board.Row<R>> List<R> rows(Board<R> board, Filter... filters) {
    BiFunction<JdbcClient, Reading, List<R>> query =
        (db, it) ->
            board.reads().list(db, it.scope(), List.of(filters), List.of(), it.moment(), MOST);
    return board.seen() == Board.Seen.BY_SIDES ? readings.read(reading, query) : asViewer(query);
  }

  /** Reads what is kept for each viewer. */
  <T> T asViewer(BiFunction<JdbcClient, Reading, T> query) {
    return readings.read(
        new Reading(
            PartyScope.viewer(askingParty()), reading.moment(), reading.position(), reading.asOf()),
        query);
  }

  /** The company's BPNL; 422 {@code bpn-missing} where it has none. */
  String bpnl(Side side) {
    Organization party = directory.organization(of(side)).orElseThrow(Ids::notFound);
    String bpn = party.bpn();
    if (bpn == null) throw CannotSay.bpn("BPNL", party.code(), "");
    return bpn;
  }

  /**
   * The side's site.
   *
   * @param named by code or GLN, with or without its party before it; null: its only one
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

  /** A site that stock or plans stand at; one that is registered no more has no number. */
  SubmodelSite site(Side side, String code) {
    return place(side, code).orElseThrow(() -> CannotSay.bpn("BPNS", of(side), code));
  }
}
