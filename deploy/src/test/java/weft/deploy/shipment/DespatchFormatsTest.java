package weft.deploy.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.SampleFiles;

/** A despatch advice creates a shipment in every format. */
class DespatchFormatsTest extends ShipmentsByMessage {
  @Test
  void an_856_is_a_shipment() {
    applied(
        supplier,
        SampleFiles.bytes("despatch-x12-856-jiaxin-hengyue.x12")
            .replace("000000010", "000000956")
            .replace("LS-99850", "LS-ESH-X")
            .replace("4500099850", "4500ESHX12")
            .replace("HY-24095", "ESH-X856")
            .replace("*0001~\nHL*1", "*0001~\nDTM*017*" + EDI.format(monday) + "~\nHL*1")
            .replace("SE*11", "SE*12"));
    JsonNode sent = shipment("LS-ESH-X");
    assertThat(sent.at("/lines/0/order").asString()).isEqualTo("4500ESHX12");
    assertThat(sent.at("/lines/0/supplierPart").asString()).isEqualTo("JX-95");
    agreed("ESH-X856", "hengyue-planner");
    assertThat(arriving("ESH-X856", "PLANT2")).isEqualTo("40");
  }

  /** The message names a plant in three characters only, and LINGYUN has just one site. */
  @Test
  void a_VDA_4913_is_a_shipment_to_the_only_site_where_it_names_none() {
    Api lingyun = new Api(hub, "lingyun-edi");
    applied(
        supplier,
        SampleFiles.bytes("despatch-vda-4913-jiaxin-hengyue.vda")
            .replace("HENGYUE", "LINGYUN")
            .replace("0041100412", "0095600957")
            .replace("70001252", "70009852")
            .replace("4500099001        P2", "4500ESHVDA          ")
            .replace("HY-24091", "ESH-V913")
            .replace("HY-24092", "ESH-V914")
            .replace("2611280700000", VDA.format(monday) + "0700000"));
    JsonNode sent = only(lingyun, "/api/v1/shipments?as=buyer&number=70009852");
    assertThat(sent.at("/lines/0/deliveryNote").asString()).isEqualTo("70009852");
    assertThat(sent.at("/lines/0/batch").asString()).isEqualTo("0167S60");
    assertThat(sent.at("/lines/0/unloadingPoint").asString()).isEqualTo("T4");
    assertThat(sent.at("/lines")).hasSize(2);
    assertThat(sent.path("shipTo").asString()).isEqualTo("WERK1");
    agreed("ESH-V913", "lingyun-edi");
    assertThat(arriving(lingyun, "ESH-V913", "WERK1")).isEqualTo("120");
    assertThat(buyer.items("/api/v1/shipments?number=70009852")).as("of another").isEmpty();
  }

  @Test
  void a_DELVRY_is_a_shipment_with_its_packages() {
    applied(
        supplier,
        SampleFiles.text("despatch-idoc-delvry05-jiaxin-hengyue.xml")
            .replace("0000000000000903", "0000000000000985")
            .replace("0080099010", "0080099985")
            .replace("4500099855", "4500ESHIDO")
            .replace("HY-24017", "ESH-IDOC")
            .replace("<NTANF>20261130", "<NTANF>" + EDI.format(monday)));
    JsonNode sent = shipment("80099985");
    assertThat(sent.path("shipTo").asString()).isEqualTo("PLANT1");
    assertThat(sent.at("/packages/0/contents/0/quantity").asString()).isEqualTo("30");
    agreed("ESH-IDOC", "hengyue-planner");
    assertThat(arriving("ESH-IDOC", "PLANT1")).isEqualTo("30");
  }

  /** The buyer does not expect goods without a call-off or order. */
  private void agreed(String part, String by) {
    var buyer = new Api(hub, by);
    var answer =
        buyer.postJson(
            "/api/v1/part-agreements",
            "{\"partner\": \"JIAXIN\", \"part\": \"%s\", \"unit\": \"PCE\"}".formatted(part));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    buyer.settle();
  }
}
