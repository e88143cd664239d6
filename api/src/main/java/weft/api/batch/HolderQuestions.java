package weft.api.batch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.batch.BatchId;
import weft.batch.BatchProblem;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.batch.AffectedGoods;
import weft.projections.batch.AffectedGoods.Sent;
import weft.question.QuestionCommand.AskQuestion;
import weft.question.QuestionId;
import weft.question.QuestionSubject;

/**
 * Asks each customer what became of a batch, once for a problem. It names only batches that the
 * customer received: a customer of castings is not told the number of the heat.
 */
@Component
class HolderQuestions {
  private static final int MOST_NAMED = 20;

  private final ReadContexts readings;

  HolderQuestions(ReadContexts readings) {
    this.readings = readings;
  }

  /**
   * The questions.
   *
   * @param affected the batch with the problem first
   * @param version of the batch before the problem, so that a problem that occurs again asks again
   */
  List<AskQuestion> about(
      Caller caller,
      ReachableBatch.Found batch,
      List<AffectedStock.Of> affected,
      BatchProblem problem,
      long version) {
    if (!caller.sides().contains(Side.SUPPLIER)) return List.of();
    PartyCode seller = batch.party();
    Map<String, List<Sent>> customers = new LinkedHashMap<>();
    for (Sent it : sent(seller, affected))
      customers.computeIfAbsent(it.buyer(), _ -> new ArrayList<>()).add(it);
    List<AskQuestion> all = new ArrayList<>();
    customers.forEach(
        (buyer, sent) -> {
          Sent first = sent.getFirst();
          String seed = batch.batch().stream() + "#" + problem.problem() + "#" + version;
          var question =
              new QuestionId(
                  new PartyCode(buyer),
                  seller,
                  UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString());
          String document = new BatchId(seller, first.sellersPart(), first.batch()).stream();
          var subject =
              new QuestionSubject(
                  QuestionSubject.Kind.BATCH,
                  first.part(),
                  first.sellersPart(),
                  document,
                  first.batch(),
                  null);
          all.add(new AskQuestion(question, Side.SUPPLIER, subject, text(sent, problem)));
        });
    return all;
  }

  private List<Sent> sent(PartyCode seller, List<AffectedStock.Of> affected) {
    List<String> parts = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (AffectedStock.Of it : affected)
      for (String part : it.parts()) {
        parts.add(part);
        numbers.add(it.batch().number());
      }
    List<Sent> sent =
        readings.read(
            ReachableBatch.reading(PartyScope.of(seller, Side.SUPPLIER)),
            (db, it) ->
                AffectedGoods.sent(
                    db, it.scope(), parts.toArray(String[]::new), numbers.toArray(String[]::new)));
    if (sent.size() > AffectedGoods.MOST) throw AffectedStock.tooMany();
    return sent;
  }

  /** In both languages, because a question is one text that either side may read. */
  private static String text(List<Sent> sent, BatchProblem problem) {
    Set<String> batches = new LinkedHashSet<>();
    Set<String> underway = new LinkedHashSet<>();
    for (Sent it : sent) {
      batches.add(it.batch());
      if (it.open().isPositive())
        underway.add(it.shipment() + " (" + it.open() + " " + it.unit() + ")");
    }
    String said = "批次 " + list(batches) + " 存在问题：" + problem.text() + "。请告知现有、已用和已转出的数量。";
    if (!underway.isEmpty()) said += "在途发货：" + list(underway) + "。";
    said +=
        "\nBatch "
            + list(batches)
            + " has a problem: "
            + problem.text()
            + " How many do you still have, how many were used, and how many did you pass on?";
    return underway.isEmpty() ? said : said + " On its way: " + list(underway) + ".";
  }

  private static String list(Set<String> all) {
    String some = String.join(", ", all.stream().limit(MOST_NAMED).toList());
    return all.size() > MOST_NAMED ? some + ", …" : some;
  }
}
