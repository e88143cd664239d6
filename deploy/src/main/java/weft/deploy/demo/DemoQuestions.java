package weft.deploy.demo;

import static weft.deploy.demo.DemoNetwork.HENGYUE;
import static weft.deploy.demo.DemoNetwork.HONGZHU;
import static weft.deploy.demo.DemoNetwork.JIAXIN;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import weft.event.StreamCommand;
import weft.ordering.PurchaseOrderId;
import weft.party.PartyCode;
import weft.party.Side;
import weft.question.QuestionCommand.AnswerQuestion;
import weft.question.QuestionCommand.AskQuestion;
import weft.question.QuestionCommand.CloseQuestion;
import weft.question.QuestionId;
import weft.question.QuestionSubject;
import weft.question.QuestionSubject.Kind;

/**
 * Questions between the demo's partners: open ones that await an answer of either side, and a
 * closed one.
 *
 * @param order the order of the closed question
 */
record DemoQuestions(DemoDesk desk, PurchaseOrderId order) {
  private static final String BUYER = "buyer@hengyue";
  private static final String SALES = "sales@jiaxin";
  private static final String PLANNER = "planner@jiaxin";

  void ask() {
    DemoPart bolt = part("HY-24031");
    say(
        HENGYUE,
        BUYER,
        "bolts",
        new AskQuestion(
            id("bolts"),
            Side.BUYER,
            new QuestionSubject(
                Kind.CALL_OFF,
                bolt.number(),
                bolt.supplierPart(),
                bolt.schedule().stream(),
                bolt.schedule().agreement(),
                null),
            "夜班人手不足要到哪一天？本周内能否先发 216 件？ Until when is the night shift short of hands? Can you"
                + " send 216 this week?"));
    DemoPart boom = part("HY-24017");
    say(
        JIAXIN,
        PLANNER,
        "boom",
        new AskQuestion(
            id("boom"),
            Side.SUPPLIER,
            new QuestionSubject(Kind.PART, boom.number(), boom.supplierPart(), null, null, null),
            "铣床检修，第三周只能做 18 件，其余下一周补齐，可以吗？ The mill is overhauled: 18 in week three, the rest"
                + " a week later. Is that all right?"));
    DemoPart shoe = part("HY-31020");
    say(
        HENGYUE,
        BUYER,
        "shoes",
        new AskQuestion(
            new QuestionId(HENGYUE, HONGZHU, seeded("shoes")),
            Side.BUYER,
            new QuestionSubject(Kind.PART, shoe.number(), shoe.supplierPart(), null, null, null),
            "12 月起每托改为 24 件，可以吗？ 24 to a pallet from December: is that possible?"));
    settled();
  }

  private void settled() {
    var about = new QuestionSubject(Kind.ORDER, null, null, order.stream(), order.number(), null);
    QuestionId id = id("drawing");
    say(
        JIAXIN,
        SALES,
        "drawing",
        new AskQuestion(id, Side.SUPPLIER, about, "按图纸 C 版还是 D 版生产？ Drawing revision C or D?"));
    say(HENGYUE, BUYER, "drawing-answer", new AnswerQuestion(id, Side.BUYER, "D 版。 Revision D."));
    say(JIAXIN, SALES, "drawing-close", new CloseQuestion(id, Side.SUPPLIER));
  }

  private void say(PartyCode party, String user, String step, StreamCommand command) {
    desk.ask(party, user, "demo-question-" + step, command);
  }

  private static QuestionId id(String name) {
    return new QuestionId(HENGYUE, JIAXIN, seeded(name));
  }

  private static String seeded(String name) {
    byte[] seed = ("demo-question-" + name).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(seed).toString();
  }

  private static DemoPart part(String number) {
    return DemoPart.ALL.stream().filter(it -> it.number().equals(number)).findFirst().orElseThrow();
  }
}
