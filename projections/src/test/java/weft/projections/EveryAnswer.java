package weft.projections;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weft.database.PartyReads;
import weft.event.StreamId;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.document.ConcernedInterchanges;
import weft.projections.document.DocumentChain;
import weft.projections.document.Documents;
import weft.projections.interchange.Interchanges;
import weft.projections.ordering.Orders;
import weft.projections.party.AgreedProfile;
import weft.projections.party.Partnerships;
import weft.projections.rows.Moment;
import weft.projections.rows.RowJson;
import weft.projections.scheduling.CallOffFilter;
import weft.projections.scheduling.CallOffLines;
import weft.projections.scheduling.ComparisonBasis;
import weft.projections.scheduling.SchedulePages;

/** All answers that each party can get at a moment, as JSON. */
final class EveryAnswer {
  private static final int ALL = 100_000;
  private static final Documents.Filter EVERY =
      new Documents.Filter(null, null, null, null, null, null);

  /** Each answer takes several queries, at each position, for each party. */
  private static final List<String> FEW = RandomDocument.ORDERS.subList(0, 2);

  private EveryAnswer() {}

  static Map<String, String> at(Moment moment, PartyReads reads) {
    Map<String, String> answers = new LinkedHashMap<>();
    for (PartyScope scope : sides()) {
      answers.put("call-offs " + scope, RowJson.of(callOffs(reads, scope, moment)));
      answers.put("orders " + scope, RowJson.of(orders(reads, scope, moment)));
      answers.put("documents " + scope, RowJson.of(documents(reads, scope, moment)));
      answers.put("chains " + scope, RowJson.of(chains(reads, scope, moment)));
      answers.put("concerned " + scope, RowJson.of(concerned(reads, scope, moment)));
    }
    for (PartyScope scope : viewers()) {
      answers.put("profiles " + scope, RowJson.of(profiles(reads, scope, moment)));
      answers.put(
          "interchanges " + scope,
          RowJson.of(
              reads.inParty(
                  scope,
                  db -> {
                    var listed =
                        Interchanges.list(
                            db,
                            scope,
                            Interchanges.Filter.NONE,
                            Long.MAX_VALUE,
                            moment,
                            ALL,
                            Long.MAX_VALUE);
                    var ids = listed.rows().stream().map(Interchanges.Listed::id).toList();
                    return List.of(
                        listed.rows(),
                        Interchanges.ofIds(db, scope, ids, moment),
                        Interchanges.messages(db, scope, ids, -1, moment, ALL, Long.MAX_VALUE)
                            .rows());
                  })));
    }
    return answers;
  }

  static List<PartyScope> sides() {
    List<PartyScope> scopes = new ArrayList<>();
    for (PartyCode party : RandomHistory.PARTIES)
      for (Side side : Side.values()) scopes.add(PartyScope.of(party, side));
    scopes.add(PartyScope.auditor(new PartyCode("SHENJI")));
    return scopes;
  }

  private static List<PartyScope> viewers() {
    List<PartyScope> scopes =
        new ArrayList<>(RandomHistory.PARTIES.stream().map(PartyScope::viewer).toList());
    scopes.add(PartyScope.auditor(new PartyCode("SHENJI")));
    scopes.add(PartyScope.operator(new PartyCode("WEFT")));
    return scopes;
  }

  private static List<Object> callOffs(PartyReads reads, PartyScope scope, Moment moment) {
    return reads.inParty(
        scope,
        db -> {
          List<Object> all =
              new ArrayList<>(
                  CallOffLines.list(
                      db, scope, CallOffFilter.NONE, ComparisonBasis.RELEASE, null, moment, ALL));
          all.stream()
              .map(it -> ((CallOffLines.Placed) it).line().schedule())
              .distinct()
              .toList()
              .forEach(
                  it ->
                      SchedulePages.header(db, scope, StreamId.fromUrl(it), moment)
                          .map(found -> SchedulePages.page(db, scope, found, moment))
                          .ifPresent(all::add));
          return all;
        });
  }

  private static List<Object> orders(PartyReads reads, PartyScope scope, Moment moment) {
    return reads.inParty(
        scope,
        db -> {
          List<Object> all =
              new ArrayList<>(Orders.list(db, scope, Orders.Filter.NONE, null, moment, ALL));
          all.stream()
              .map(it -> ((Orders.Placed) it).order().order())
              .toList()
              .forEach(
                  it -> Orders.page(db, scope, StreamId.fromUrl(it), moment).ifPresent(all::add));
          return all;
        });
  }

  /** Each document with its lines. */
  private static List<Object> documents(PartyReads reads, PartyScope scope, Moment moment) {
    return reads.inParty(
        scope,
        db -> {
          var found = Documents.list(db, scope, EVERY, Long.MAX_VALUE, moment, ALL);
          List<Object> all = new ArrayList<>(found);
          for (var it : found) all.addAll(Documents.lines(db, scope, it.position(), -1, ALL));
          return all;
        });
  }

  private static List<Object> chains(PartyReads reads, PartyScope scope, Moment moment) {
    return reads.inParty(
        scope,
        db -> {
          List<Object> all = new ArrayList<>();
          for (String order : FEW) all.add(DocumentChain.of(db, scope, order, moment));
          return all;
        });
  }

  private static List<Object> concerned(PartyReads reads, PartyScope scope, Moment moment) {
    return reads.inParty(
        scope,
        db -> {
          List<Object> all = new ArrayList<>();
          all.add(ConcernedInterchanges.byPart(db, scope, "PART-3", moment, ALL));
          for (String order : FEW)
            all.add(ConcernedInterchanges.byOrder(db, scope, order, moment, ALL));
          return all;
        });
  }

  private static List<AgreedProfile> profiles(PartyReads reads, PartyScope scope, Moment moment) {
    return reads.inParty(
        scope,
        db -> {
          var all = new ArrayList<>(Partnerships.list(db, scope, null, null, moment, ALL));
          for (var it : RandomHistory.PARTNERSHIPS)
            all.addAll(Partnerships.below(db, scope, it, Long.MAX_VALUE, moment, ALL));
          return all;
        });
  }
}
