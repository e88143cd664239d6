package weft.deploy.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.certificate.CertifiedPart.LIST;
import static weft.deploy.certificate.CertifiedPart.said;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OwnHub;

/** A part agreement that traces its part and names who inspects it. */
class TracedPartTest {
  private static final String TO_INSPECT = "/api/v1/certificates-to-inspect";

  private final CertifiedPart of = new CertifiedPart();

  private HttpResponse<String> agree(Api by, String terms) {
    JsonNode agreed = by.items("/api/v1/part-agreements?part=" + number(by)).getFirst();
    var answer =
        by.put(
            "/api/v1/part-agreements/" + agreed.path("id").asString(),
            terms,
            CertifiedPart.with(agreed.path("version").asLong()));
    by.settle();
    return answer;
  }

  private String number(Api by) {
    return by == of.supplier ? of.part : "HY-Z" + of.own;
  }

  private JsonNode agreed(Api by) {
    return by.items("/api/v1/part-agreements?part=" + number(by)).getFirst();
  }

  private String goods(String number, String batch) {
    return """
    {"number": "%1$s%2$s", "buyer": "HENGYUE", "shipFrom": "JX1", "shipTo": "PLANT1",
     "shipped": "2026-12-01", "arrives": "2026-12-03", "belowZero": "Counted later.",
     "lines": [{"part": "JX-Z%2$s", "quantity": "4", "unit": "PCE"%3$s}]}
    """
        .formatted(number, of.own, batch);
  }

  @Test
  void goods_of_a_traced_part_do_not_leave_without_their_batch() {
    OwnHub.ok(of.supplier.post("/api/v1/shipments", goods("T0-", ""), OwnHub.JSON));
    OwnHub.ok(agree(of.supplier, "{\"trace\": \"batch\"}"));
    assertThat(agreed(of.buyer).path("trace").asString()).isEqualTo("batch");
    var refused = of.supplier.post("/api/v1/shipments", goods("T1-", ""), OwnHub.JSON);
    OwnHub.refused(refused, 409, "batch-missing");
    assertThat(Api.body(refused).at("/errors/0/pointer").asString()).isEqualTo("/lines/0/batch");
    OwnHub.ok(
        of.supplier.post("/api/v1/shipments", goods("T1-", ", \"batch\": \"B-1\""), OwnHub.JSON));
    OwnHub.ok(agree(of.buyer, "{\"trace\": \"none\"}"));
    assertThat(agreed(of.supplier).path("trace").asString()).isEqualTo("none");
    OwnHub.ok(of.supplier.post("/api/v1/shipments", goods("T2-", ""), OwnHub.JSON));
  }

  private JsonNode toInspect(Api by, String number) {
    return by.items(TO_INSPECT + "?number=" + number + of.own).getFirst();
  }

  @Test
  void the_agreed_inspector_reads_and_validates_a_3_2_instead_of_the_buyer() {
    var unknown = agree(of.buyer, "{\"inspector\": \"NOBODY\"}");
    assertThat(Api.body(unknown).at("/errors/0/pointer").asString()).isEqualTo("/inspector");
    assertThat(agree(of.buyer, "{\"inspector\": \"JIAXIN\"}").statusCode()).isEqualTo(422);
    OwnHub.ok(agree(of.buyer, "{\"inspector\": \"HONGZHU\"}"));
    assertThat(agreed(of.supplier).path("inspector").asString()).isEqualTo("HONGZHU");
    JsonNode issued = of.issued("V1-", "3.2", "");
    String validated = "{\"validatedBy\": {\"person\": \"P-0008\"}}";
    assertThat(of.stranger.get(CertifiedPart.at(issued) + "/document").body())
        .contains("V1-" + of.own);
    OwnHub.refused(
        said(new Api(of.hub, "quality@hengyue"), issued, "/validation", "{}"),
        409,
        "not-the-inspector");
    of.stranger.settle();
    assertThat(toInspect(of.stranger, "V1-").path("state").asString())
        .isEqualTo("awaits-validation");
    assertThat(of.stranger.json(CertifiedPart.at(issued)).path("inspector").asString())
        .isEqualTo("HONGZHU");
    var pdf = of.stranger.get(CertifiedPart.at(issued) + "/pdf");
    assertThat(pdf.headers().firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(of.stranger.get(CertifiedPart.at(issued) + "/deliveries").statusCode())
        .as("the partners' deliveries are not the inspector's")
        .isEqualTo(404);
    OwnHub.ok(said(of.stranger, issued, "/validation", validated));
    of.buyer.settle();
    JsonNode seen = of.buyer.json(CertifiedPart.at(issued));
    assertThat(seen.path("state").asString()).isEqualTo("issued");
    assertThat(seen.at("/validations/1/party").asString()).isEqualTo("HONGZHU");
    assertThat(toInspect(of.stranger, "V1-").path("validatedAt").isNull()).isFalse();
    assertThat(toInspect(of.stranger, "V1-").path("state").asString()).isEqualTo("issued");
    for (Api partner : List.of(of.supplier, of.buyer))
      assertThat(partner.items(TO_INSPECT + "?number=V1-" + of.own)).isEmpty();
    JsonNode other = of.issued("V2-", "3.1", "");
    of.stranger.settle();
    assertThat(of.stranger.items(TO_INSPECT + "?number=V2-" + of.own)).isEmpty();
    for (String path : List.of("", "/pdf"))
      assertThat(of.stranger.get(CertifiedPart.at(other) + path).statusCode()).isEqualTo(404);
    assertThat(of.stranger.get(CertifiedPart.at(other) + "/document").statusCode())
        .as("a certificate that it does not inspect")
        .isEqualTo(404);
    assertThat(of.stranger.items(LIST + "?part=" + of.part)).isEmpty();
  }
}
