package weft.deploy.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.certificate.CertifiedPart.LIST;
import static weft.deploy.certificate.CertifiedPart.said;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.batch.BatchCommand.CorrectBatch;
import weft.batch.BatchCommand.DeclareBatch;
import weft.batch.BatchCommand.EndProblem;
import weft.batch.BatchCommand.OpenProblem;
import weft.batch.BatchId;
import weft.batch.BatchProblem;
import weft.batch.Criticality;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.desk.CommandGateway;
import weft.desk.DeskCommand.Ask;
import weft.event.Provenance;
import weft.event.StreamCommand;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.shipment.Despatch;
import weft.shipment.ShipmentCommand.AdviseShipment;
import weft.shipment.ShipmentId;

/** Certificates that take their goods from batches, and goods that wait for a certificate. */
class CertifiedBatchesTest {
  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");

  private final CertifiedPart of = new CertifiedPart();
  private final String batch = "H-" + of.own;

  private BatchId batch() {
    return new BatchId(JIAXIN, of.part, batch);
  }

  private void reported(int good) {
    ask(new DeclareBatch(batch(), Quantity.of(good), "PCE", source(), List.of()));
  }

  private String source() {
    return "Test:" + batch + "#1";
  }

  private void ask(StreamCommand command) {
    of.hub
        .bean(CommandGateway.class)
        .ask(
            new Ask(
                new Provenance(
                    new Provenance.Actor(JIAXIN, null, "test"),
                    new Provenance.Source("request", null, null, "test"),
                    command.concerns(),
                    "test",
                    null),
                null,
                null,
                List.of(command)));
  }

  /** A part number that LINGYUN has too. */
  private void agreedWithLingyun() {
    OwnHub.ok(
        of.supplier.post(
            "/api/v1/part-agreements?as=supplier",
            """
            {"partner": "LINGYUN", "part": "%s", "partnerPart": "LY-%s", "unit": "PCE"}
            """
                .formatted(of.part, of.own),
            OwnHub.JSON));
  }

  private String body(String number, String buyer, String type, int quantity, String more) {
    return """
    {"number": "%s%s", "buyer": "%s", "type": "%s", "issued": "2026-11-30", "part": "%s",
     "quantity": "%d", "unit": "PCE", "goods": [{"batch": "%s", "quantity": "%d"}],
     %s "validatedBy": {"person": "P-0008"}%s}
    """
        .formatted(
            number,
            of.own,
            buyer,
            type,
            of.part,
            quantity,
            batch,
            quantity,
            type.equals("2.1")
                ? "\"statement\": \"As ordered.\","
                : "\"results\": [" + CertifiedPart.STRENGTH + "],",
            more);
  }

  private HttpResponse<String> issue(String body) {
    return of.supplier.post(LIST, body, OwnHub.JSON);
  }

  @Test
  void example_6_a_batch_of_97_good_is_certified_once() {
    reported(97);
    agreedWithLingyun();
    OwnHub.ok(issue(body("G0-", "HENGYUE", "2.1", 97, "")));
    OwnHub.ok(issue(body("G1-", "HENGYUE", "2.2", 97, "")));
    JsonNode first = OwnHub.ok(issue(body("G2-", "HENGYUE", "3.1", 60, "")));
    var tooMuch = issue(body("G3-", "LINGYUN", "3.1", 38, ""));
    assertThat(tooMuch.statusCode()).isEqualTo(409);
    assertThat(Api.body(tooMuch).path("code").asString()).isEqualTo("beyond-batch");
    assertThat(Api.body(tooMuch).at("/params/left").asString()).isEqualTo("37");
    OwnHub.ok(issue(body("G4-", "LINGYUN", "3.1", 37, "")));
    assertThat(issue(body("G5-", "HENGYUE", "3.1", 1, "")).statusCode()).isEqualTo(409);
    OwnHub.ok(
        said(
            of.supplier,
            first,
            "/revocation",
            "{\"reason\": \"Heat mixed up.\", \"from\": \"2026-12-01\"}"));
    assertThat(issue(body("G6-", "HENGYUE", "3.1", 61, "")).statusCode()).isEqualTo(409);
    OwnHub.ok(issue(body("G7-", "HENGYUE", "3.1", 60, "")));
  }

  /** The numbers of the party's certificates of the part, and whether each is contested. */
  private List<String> contested(Api by, String more) {
    of.supplier.settle();
    return by.items(LIST + "?batch=" + batch + more).stream()
        .map(it -> it.path("number").asString() + " " + it.path("contested").asBoolean())
        .sorted()
        .toList();
  }

  @Test
  void example_7_after_a_correction_each_customer_sees_only_its_own_certificate_contested() {
    reported(97);
    agreedWithLingyun();
    Api lingyun = new Api(of.hub, "lingyun-edi");
    JsonNode hers = OwnHub.ok(issue(body("X1-", "HENGYUE", "3.1", 60, "")));
    JsonNode his = OwnHub.ok(issue(body("X2-", "LINGYUN", "3.1", 37, "")));
    OwnHub.ok(issue(body("X3-", "HENGYUE", "2.2", 97, "")));
    String first = "X1-" + of.own;
    String second = "X2-" + of.own;
    String third = "X3-" + of.own;
    assertThat(contested(lingyun, "")).containsExactly(second + " false");
    ask(new CorrectBatch(batch(), source(), Quantity.of(90)));
    assertThat(contested(of.supplier, "&as=supplier"))
        .containsExactly(first + " true", second + " true", third + " false");
    assertThat(contested(of.buyer, "")).containsExactly(first + " true", third + " false");
    assertThat(contested(lingyun, "")).containsExactly(second + " true");
    assertThat(CertifiedPart.seen(lingyun, his).path("contested").asBoolean()).isTrue();
    assertThat(lingyun.get(CertifiedPart.at(hers)).statusCode()).isEqualTo(404);
    assertThat(contested(lingyun, "&at=" + his.path("position").asLong()))
        .as("as it was when it was issued")
        .containsExactly(second + " false");
    OwnHub.ok(
        said(
            of.supplier,
            his,
            "/revocation",
            "{\"reason\": \"Counted again.\", \"from\": \"2026-12-01\"}"));
    assertThat(contested(of.buyer, "")).containsExactly(first + " false", third + " false");
  }

  @Test
  void certificates_of_a_batch_that_its_maker_blocks_are_contested_until_it_is_free() {
    reported(20);
    OwnHub.ok(issue(body("Y1-", "HENGYUE", "3.1", 20, "")));
    var problem =
        new BatchProblem(JIAXIN, "crack", Criticality.URGENT, "Cracks at the flange.", null);
    ask(new OpenProblem(batch(), problem));
    assertThat(contested(of.buyer, "")).containsExactly("Y1-" + of.own + " true");
    assertThat(contested(of.supplier, "&as=supplier")).containsExactly("Y1-" + of.own + " true");
    ask(new EndProblem(batch(), JIAXIN, "crack", "Found sound."));
    assertThat(contested(of.buyer, "")).containsExactly("Y1-" + of.own + " false");
  }

  private JsonNode inspected(String number, String inspects, String value) {
    JsonNode it =
        OwnHub.ok(
            of.supplier.post(
                "/api/v1/inspections",
                """
                {"number": "%s%s", "part": "%s", "stage": "final", "batch": "%s", "lot": "20",
                 "unit": "PCE", "person": "P-0008"}
                """
                    .formatted(number, of.own, of.part, inspects),
                OwnHub.JSON));
    OwnHub.ok(
        of.supplier.postJson(
            "/api/v1/inspections/%s/results".formatted(it.path("id").asString()),
            """
            {"person": "P-0008", "results": [{"characteristic": "Rm", "piece": "1", "value": "%s"}]}
            """
                .formatted(value)));
    return it;
  }

  private void decided(JsonNode inspection) {
    OwnHub.ok(
        of.supplier.postJson(
            "/api/v1/inspections/%s/decision".formatted(inspection.path("id").asString()),
            "{\"person\": \"P-0008\"}"));
  }

  private String from(String number, JsonNode inspection) {
    String more = ", \"inspections\": [\"%s\"]".formatted(inspection.path("id").asString());
    return body(number, "HENGYUE", "3.1", 5, more);
  }

  private void refused(String body, int status, String pointer, String code) {
    var answer = issue(body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode fault = Api.body(answer).at("/errors/0");
    assertThat(fault.path("pointer").asString() + " " + fault.path("code").asString())
        .as(answer.body())
        .isEqualTo(pointer + " " + code);
  }

  @Test
  void
      a_certificate_is_issued_from_passed_inspections_of_its_goods_and_states_what_they_measured() {
    reported(20);
    OwnHub.ok(
        of.supplier.post(
            "/api/v1/inspection-plans",
            """
            {"part": "%s", "stage": "final", "characteristics": [
              {"characteristic": "Rm", "unit": "MPa", "minimum": "500",
               "sample": {"kind": "fixed", "quantity": 1}, "severity": "major"}]}
            """
                .formatted(of.part),
            OwnHub.JSON));
    JsonNode inspection = inspected("I1-", batch, "531");
    refused(from("I1-", inspection), 409, "/inspections/0", "inspection-not-passed");
    decided(inspection);
    JsonNode certificate = OwnHub.ok(issue(from("I2-", inspection)));
    assertThat(CertifiedPart.seen(of.buyer, certificate).at("/inspections/0").asString())
        .isEqualTo("I1-" + of.own);
    refused(
        from("I3-", inspection).replace("531.0", "532"),
        422,
        "/results/0/value",
        "value-not-measured");
    JsonNode failed = inspected("I2-", batch, "499");
    decided(failed);
    refused(from("I4-", failed), 409, "/inspections/0", "inspection-not-passed");
    JsonNode other = inspected("I3-", "OTHER", "531");
    decided(other);
    refused(from("I5-", other), 422, "/inspections/0", "inspection-of-other-goods");
  }

  @Test
  void one_that_replaces_another_takes_the_same_goods_and_a_supplement_takes_none() {
    reported(20);
    JsonNode first = OwnHub.ok(issue(body("R1-", "HENGYUE", "3.1", 20, "")));
    String id = "\": \"" + first.path("id").asString() + "\"";
    JsonNode supplement =
        OwnHub.ok(issue(body("R2-", "HENGYUE", "3.1", 20, ", \"supplements" + id)));
    JsonNode second = OwnHub.ok(issue(body("R3-", "HENGYUE", "3.1", 20, ", \"replaces" + id)));
    assertThat(issue(body("R4-", "HENGYUE", "3.1", 1, "")).statusCode()).isEqualTo(409);
    JsonNode seen = CertifiedPart.seen(of.buyer, supplement);
    assertThat(seen.path("supplements")).isEqualTo(first.path("id"));
    assertThat(seen.at("/goods/0/quantity").asString()).isEqualTo("20");
    var document = of.buyer.get(CertifiedPart.at(second) + "/document").body();
    assertThat(document).contains("\"schema\":\"weft-certificate/2\"", "\"goods\":[{\"batch\"");
  }

  @Test
  void a_supplement_of_a_2_2_takes_no_goods_beyond_what_is_good() {
    reported(97);
    OwnHub.ok(issue(body("S1-", "HENGYUE", "3.1", 97, "")));
    JsonNode report = OwnHub.ok(issue(body("S2-", "HENGYUE", "2.2", 97, "")));
    String more = ", \"supplements\": \"" + report.path("id").asString() + "\"";
    var refused = issue(body("S3-", "HENGYUE", "3.1", 1000, more));
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
    assertThat(Api.body(refused).path("code").asString()).isEqualTo("supplements-other-goods");
    OwnHub.ok(issue(body("S4-", "HENGYUE", "2.2", 97, more)));
  }

  @Test
  void batches_without_quantities_are_refused_where_their_output_is_reported() {
    OwnHub.ok(issue(of.body("W1-", "3.1", CertifiedPart.STRENGTH, "")));
    reported(20);
    var refused = issue(of.body("W2-", "3.1", CertifiedPart.STRENGTH, ""));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(Api.body(refused).at("/errors/0/code").asString()).isEqualTo("goods-needed");
    var both = issue(of.body("W3-", "2.2", CertifiedPart.STRENGTH, ", \"goods\": []"));
    assertThat(Api.body(both).at("/errors/0/code").asString()).isEqualTo("goods-replace-batches");
    var unknown =
        issue(body("W4-", "HENGYUE", "2.2", 20, ", \"inspections\": [\"SW5zcGVjdGlvbjpYOlk\"]"));
    assertThat(Api.body(unknown).at("/errors/0/code").asString()).isEqualTo("inspection-unknown");
  }

  @Test
  void a_batch_that_only_a_customers_problem_created_counts_as_unreported() {
    var problem = new BatchProblem(HENGYUE, "Q-1", Criticality.LOW, "Soft", null);
    ask(new OpenProblem(new BatchId(JIAXIN, of.part, batch), problem));
    OwnHub.ok(issue(of.body("Y1-", "3.1", CertifiedPart.STRENGTH, "")));
    var refused = issue(body("Y2-", "HENGYUE", "3.1", 20, ""));
    assertThat(Api.body(refused).path("code").asString()).isEqualTo("batch-not-declared");
  }

  @Test
  void a_cancellation_that_arrives_before_its_despatch_does_not_open_the_gate() {
    gate("refuse");
    var shipment = new ShipmentId(HENGYUE, JIAXIN, "O1-" + of.own, 2026);
    var nothing = new Despatch(null, null, null, null, List.of(), List.of());
    ask(new AdviseShipment(shipment, AdviseShipment.Function.CANCELLATION, nothing, null));
    var refused = of.supplier.post("/api/v1/shipments", goods("O1-"), OwnHub.JSON);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
    assertThat(Api.body(refused).path("code").asString()).isEqualTo("certificate-missing");
  }

  @Test
  void example_8_goods_whose_gate_is_refuse_do_not_leave_without_their_certificate() {
    gate("refuse");
    var refused = of.supplier.post("/api/v1/shipments", goods("N1-"), OwnHub.JSON);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
    assertThat(Api.body(refused).path("code").asString()).isEqualTo("certificate-missing");
    assertThat(Api.body(refused).at("/errors/0/pointer").asString()).isEqualTo("/lines/0");
    of.issued("N2-", "3.1", "");
    OwnHub.ok(of.supplier.post("/api/v1/shipments", goods("N1-"), OwnHub.JSON));
  }

  @Test
  void goods_whose_gate_is_to_warn_leave_and_what_is_missing_is_shown() {
    gate("warn");
    JsonNode sent = OwnHub.ok(of.supplier.post("/api/v1/shipments", goods("V1-"), OwnHub.JSON));
    assertThat(
            of.buyer
                .json(
                    "/api/v1/shipments/%s/certificates?atLeast=%d"
                        .formatted(sent.path("id").asString(), sent.path("position").asLong()))
                .at("/lines/0/missing/0")
                .asString())
        .isEqualTo("3.1");
  }

  private void gate(String gate) {
    JsonNode agreed = of.buyer.items("/api/v1/part-agreements?part=HY-Z" + of.own).getFirst();
    String id = agreed.path("id").asString();
    OwnHub.ok(
        of.buyer.put(
            "/api/v1/part-agreements/" + id,
            "{\"certificates\": [{\"type\": \"3.1\", \"gate\": \"" + gate + "\"}]}",
            CertifiedPart.with(agreed.path("version").asLong())));
    of.buyer.settle();
    assertThat(of.buyer.json("/api/v1/part-agreements/" + id).at("/certificates/0/gate").asString())
        .isEqualTo(gate);
  }

  private String goods(String number) {
    return """
    {"number": "%1$s%2$s", "buyer": "HENGYUE", "shipFrom": "JX1", "shipTo": "PLANT1",
     "shipped": "2026-12-01", "arrives": "2026-12-03", "belowZero": "Counted later.",
     "lines": [{"part": "JX-Z%2$s", "quantity": "4", "unit": "PCE", "batch": "%3$s"}]}
    """
        .formatted(number, of.own, batch);
  }
}
