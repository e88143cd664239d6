package weft.deploy.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import weft.database.Beside;
import weft.deploy.Api;
import weft.deploy.ApiDescription;
import weft.deploy.ApiDescription.Operation;
import weft.deploy.MessagesOut;
import weft.deploy.RunningHub;
import weft.deploy.release.ReleaseData;
import weft.deploy.release.ReleaseStory;
import weft.deploy.release.RestoredRelease;

/**
 * The hub accepts the example requests in the API's description, and answers them as the
 * description shows.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Beside("own")
class EveryExampleTest {
  private static final String REQUEST = "/requestBody/content/application~1json";
  private static final String ANSWER = "/responses/200/content/application~1json";
  private static final String RENEW =
      "mvn -pl deploy -am test -Dtest=EveryExampleTest -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dweft.examples.renew=true";
  private static final JsonMapper JSON = new JsonMapper();

  /** Operations about interchanges and their agreements; sample files demonstrate those. */
  private static final Predicate<Operation> OF_MESSAGES =
      it -> it.path().startsWith("/api/v1/edi/") || it.path().startsWith("/api/v1/partnerships/");

  /**
   * The client and operation of each step, in the order of a story: an operation that others need
   * comes first, and is repeated if it can end in several ways.
   */
  private static final List<Step> STORY =
      Stream.of(
              supplier("stateCalendar", "stateCalendarYear", "statePart"),
              buyer("changePart"),
              supplier("commitCallOffs"),
              by("hengyue-edi", "replaceSchedule"),
              supplier("ruleCountChange"),
              buyer("proposeOpening"),
              supplier("refuseOpening"),
              buyer("proposeOpening", "withdrawOpening", "proposeOpening"),
              supplier("signOpening"),
              buyer("publishMaterialDemand"),
              supplier(
                  "publishProductionSchedule",
                  "checkProductionSchedule",
                  "reportOutput",
                  "showProductionSchedule"),
              supplier("openCapacityGroup", "stateCapacity", "getCapacityBoard"),
              buyer("countStock", "moveStock", "stateConsumption"),
              supplier("contestConsumption", "giveGrant", "sendStockReport"),
              supplier("getSupplyBalance", "listSupplyBalances", "listSupplyBalanceSources"),
              supplier("checkShipmentCertificates", "announceShipment", "replaceShipment"),
              buyer("receiveShipment", "settleDifference"),
              supplier("settleDifference"),
              buyer("returnGoods"),
              supplier("takeBackGoods"),
              buyer("listRunOuts", "askQuestion"),
              supplier("answerQuestion"),
              supplier("keepPerson", "issueCertificate"),
              by("hengyue-edi", "validateCertificate", "rejectCertificate"),
              supplier("revokeCertificate"),
              supplier(
                  "publishParameterSheet",
                  "releaseWorkOrder",
                  "startStep",
                  "reportStep",
                  "correctReport",
                  "closeWorkOrder"),
              supplier("splitBatch", "mergeBatches", "openBatchProblem", "endBatchProblem"),
              supplier("publishInspectionPlan"),
              by("quality@jiaxin", "resumeInspection"),
              supplier("registerInstrument", "calibrateInstrument", "beginInspection"),
              supplier("recordInspectionResults", "decideInspection", "askConcession"),
              by("hengyue-edi", "answerConcession"),
              supplier("disposeInspectedGoods"),
              by("quality@jiaxin", "overruleInspection"),
              supplier("stateShifts", "registerMachine", "changeMachine", "stateStopCause"),
              supplier("planMaintenance", "finishMaintenance"),
              supplier("registerMeter", "changeMeter", "replaceMeter", "correctMeterReplacement"),
              by("hongzhu-api", "stateTariff", "planEnergyBaseline", "answerEnergyAdvice"),
              supplier("stateFiguresOfMonth"),
              by("jiahe-park", "requestLoad"),
              by("hongzhu-api", "answerLoadRequest"),
              by("buyer@hengyue", "placeOrder", "replaceOrder"),
              supplier("answerOrder"),
              by("sales@jiaxin", "takeInHand", "keepView"),
              supplier("openPicking", "scanPicking", "closePicking"),
              supplier("proveCertificate"),
              by("operator@weft", "startReplay"))
          .flatMap(it -> it)
          .toList();

  private final RunningHub hub = RunningHub.alone();
  private final ApiDescription api = ApiDescription.committed();

  /** The client that sends the example of an operation. */
  private record Step(String client, String operation) {}

  private static Stream<Step> by(String client, String... operations) {
    return Stream.of(operations).map(it -> new Step(client, it));
  }

  private static Stream<Step> supplier(String... operations) {
    return by("jiaxin-api", operations);
  }

  private static Stream<Step> buyer(String... operations) {
    return by("hengyue-planner", operations);
  }

  @AfterAll
  void end() {
    hub.close();
  }

  @Test
  void what_writes_plans_has_an_example_and_each_is_in_the_story() {
    List<String> wanted =
        api.operations().stream()
            .filter(it -> it.bodyType().equals("application/json"))
            .filter(OF_MESSAGES.negate())
            .map(EveryExampleTest::id)
            .toList();
    assertThat(Example.all()).as("the operations with a file").containsAll(wanted);
    assertThat(STORY.stream().map(Step::operation).distinct())
        .as("the operations of the story, as against the files")
        .containsExactlyInAnyOrderElementsOf(Example.all());
  }

  @Test
  void what_is_shown_is_what_its_schema_says() {
    for (String it : Example.all()) {
      var example = Example.of(it);
      JsonNode operation = operation(it).node();
      if (example.request() != null) assertValid(it, operation.at(REQUEST), example.request());
      assertValid(it, operation.at(ANSWER), example.answer());
    }
  }

  @Test
  void each_is_taken_and_answered_as_it_is_shown() throws Exception {
    MessagesOut.sends(new Api(hub, "hengyue-edi"), "HENGYUE", "INVRPT", "D96A");
    var desk = new ExampleDesk(hub);
    desk.released("1", "20310227", "HY-24117", "5500117");
    desk.released("1", "20310227", "HY-24118", "5500118");
    desk.released("2", "20310228", "HY-24118", "5500131");
    desk.released("1", "20310227", "HY-24119", "5500119", "QTY+70:400:PCE'");
    desk.released("2", "20310228", "HY-24119", "5500119", "QTY+70:30:PCE'");
    List<String> untrue = new ArrayList<>();
    for (Step it : STORY) {
      if (it.operation().equals("proveCertificate")) desk.awaitSealed(Example.of(it.operation()));
      untrue(desk, it).forEach(one -> untrue.add(it + one));
    }
    assertThat(untrue)
        .as("other answers than are shown; if they are meant, renew them by\n  " + RENEW)
        .isEmpty();
    keepForRelease();
  }

  /** Nearly every kind of event has happened in this hub: {@code -Dweft.release.dump=0.1.0}. */
  private void keepForRelease() throws Exception {
    String release = System.getProperty("weft.release.dump");
    if (release == null) return;
    ReleaseStory.play(hub);
    ReleaseData.dump(hub.superusers(), RestoredRelease.file(release));
  }

  private List<String> untrue(ExampleDesk desk, Step step) {
    var example = Example.of(step.operation());
    var real = desk.send(step.client(), operation(step.operation()), example);
    if (real.statusCode() != 200) return List.of(": " + real.statusCode() + " " + real.body());
    JsonNode answer = JSON.readTree(real.body());
    List<String> differences = TrueAnswer.differences(desk.known(example.answer()), answer);
    if (Boolean.getBoolean("weft.examples.renew") && !differences.isEmpty())
      example.renew(TrueAnswer.renewed("", example.answer(), answer));
    return differences;
  }

  private Operation operation(String id) {
    return api.operations().stream()
        .filter(it -> id(it).equals(id))
        .findAny()
        .orElseThrow(() -> new AssertionError("There is an example of " + id + ", but no " + id));
  }

  private static String id(Operation it) {
    return it.node().path("operationId").asString();
  }

  /** Validates against the description's own schemas, in which a nullable member is optional. */
  private void assertValid(String operation, JsonNode content, JsonNode value) {
    assertThat(content.path("example")).as("the example shown of %s", operation).isEqualTo(value);
    ObjectNode schema = content.path("schema").deepCopy().asObject();
    schema.set("components", api.document().path("components"));
    assertThat(
            JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(schema.toString(), InputFormat.JSON)
                .validate(
                    withoutNulls(value).toString(),
                    InputFormat.JSON,
                    it -> it.getExecutionConfig().setFormatAssertionsEnabled(true)))
        .as("%s: %s", operation, value)
        .isEmpty();
  }

  private static JsonNode withoutNulls(JsonNode value) {
    if (value.isArray())
      return JSON.valueToTree(value.valueStream().map(EveryExampleTest::withoutNulls).toList());
    if (!value.isObject()) return value;
    ObjectNode some = JSON.createObjectNode();
    value
        .properties()
        .forEach(
            it -> {
              if (!it.getValue().isNull()) some.set(it.getKey(), withoutNulls(it.getValue()));
            });
    return some;
  }
}
