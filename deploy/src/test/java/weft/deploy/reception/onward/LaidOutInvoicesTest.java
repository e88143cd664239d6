package weft.deploy.reception.onward;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import weft.database.Beside;
import weft.deploy.SampleFiles;
import weft.deploy.reception.SmallHub;
import weft.edi.InterchangeResult;
import weft.edi.document.WhenDocumentKeptThenWriteToPartner;
import weft.edi.profile.ProfileText;
import weft.edi.profile.ProfileText.Notation;
import weft.edi.profile.Rules;
import weft.edi.reader.EdiReader;
import weft.edi.reader.text.ReaderOptions;
import weft.edi.table.LaidOutRecords;
import weft.interchange.Fault;
import weft.interchange.InterchangeOutcome;
import weft.party.EdiRules.Alias;
import weft.party.EdiRules.Outbound;
import weft.party.Profile.UnknownPart;
import weft.party.RecordLayout;

/** VDA 4906 in and out, in the record layout of the sample profile. */
@Beside("own")
class LaidOutInvoicesTest {
  private static final String INVOICE = "invoice-vda-4906-jiaxin-hengyue.vda";
  private static final List<RecordLayout> LAYOUTS =
      requireNonNull(
          requireNonNull(
                  ProfileText.check(SampleFiles.text("profile-vda-4906.yaml"), Notation.YAML)
                      .profile())
              .rules()
              .records());

  private final GoingOn going =
      new GoingOn(it -> new WhenDocumentKeptThenWriteToPartner(it.answering()));
  private final SmallHub hub = going.hub;

  @AfterEach
  void close() {
    hub.close();
  }

  private void agree(String message, String release) {
    going.agree(
        "HENGYUE",
        "JIAXIN",
        UnknownPart.LEARN,
        Rules.agreed()
            .sites(List.of(new Alias("P2", "PLANT2")))
            .outbound(List.of(new Outbound(message, release, null, null, null, null, null)))
            .records(LAYOUTS)
            .rules());
  }

  @Test
  void what_comes_in_goes_on_as_an_INVOIC_with_its_lines_and_amounts() throws Exception {
    agree("INVOIC", "D96A");
    InterchangeResult result = going.apply(SampleFiles.bytes(INVOICE), "JIAXIN");
    assertThat(hub.written("INVOIC", String.valueOf(result.id())))
        .contains("BGM+380+RE900207+9'DTM+137:20261130:102'", "DTM+13:20261230:102'")
        .contains("LIN+1++HY-24091:IN'QTY+47:120:PCE'MOA+203:38220'PRI+AAA:318.5")
        .contains("RFF+ON:4500099001'", "RFF+AAK:LS-99001'")
        .contains("MOA+77:45437.3'", "MOA+176:5227.3'");
  }

  @Test
  void an_INVOIC_goes_on_in_these_records() throws Exception {
    agree("4906", "04");
    InterchangeResult result =
        going.apply(SampleFiles.bytes("invoice-invoic-d96a-jiaxin-hengyue.edi"), "JIAXIN");
    String written = hub.written("4906", String.valueOf(result.id()));
    assertThat(written).startsWith("waiting ");
    byte[] bytes = written.substring("waiting ".length()).getBytes(ISO_8859_1);
    var read =
        EdiReader.read(bytes, ReaderOptions.STANDARD.withVda(LaidOutRecords.directory(LAYOUTS)));
    assertThat(read.allFaults()).as(written).isEmpty();
    assertThat(read.segments())
        .filteredOn(it -> it.tag().equals("814"))
        .extracting(
            it -> it.value("814-customer-part"),
            it -> it.value("814-quantity"),
            it -> it.value("814-amount"))
        .containsExactly(
            tuple("HY-24091", "0000000120000", "0000003822000"),
            tuple("HY-24092", "0000000020000", "0000000199000"));
  }

  @Test
  void a_fault_in_a_field_is_told_by_its_name_and_byte() {
    agree("INVOIC", "D96A");
    String sample = SampleFiles.bytes(INVOICE);
    InterchangeResult result =
        going.apply(sample.replace("0000000120000", "00000001Z0000"), "JIAXIN");
    assertThat(result.outcome()).isEqualTo(InterchangeOutcome.REJECTED);
    assertThat(result.messages().getFirst().faults())
        .extracting(Fault::element, Fault::offset)
        .containsExactly(tuple("814-quantity", (long) sample.indexOf("0000000120000")));
  }
}
