package weft.api.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import weft.api.paper.Papers;
import weft.certificate.CertificateContent;
import weft.certificate.CertificateDocument;
import weft.certificate.CertificateId;
import weft.certificate.CertificateState;
import weft.certificate.CertificateType;
import weft.certificate.GoodsOfBatch;
import weft.certificate.MakersCertificate;
import weft.certificate.MeasuredResult;
import weft.certificate.Validation;
import weft.evidence.CertificateEntry;
import weft.evidence.CertificateVerification;
import weft.evidence.Checkpoint;
import weft.evidence.LogProof;
import weft.evidence.NoteKey;
import weft.evidence.OfflineVerification.Outcome;
import weft.evidence.SignedNote;
import weft.evidence.Signing;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.Department;
import weft.party.PartyCode;
import weft.party.PersonCode;
import weft.projections.certificate.CertificateRow;
import weft.projections.certificate.CertificateRow.Vouched;
import weft.projections.certificate.CertifiedResult;

/** The paper of a certificate, without a hub. */
class CertificateSheetTest {
  private static final String ORIGIN = "weft.example/certificates";
  private static final NoteKey KEY = NoteKey.make(ORIGIN, Signing.ML_DSA_44);

  private static final CertificateId ID = new CertificateId(new PartyCode("JIAXIN"), "Q-1");
  private static final CertificateContent CONTENT =
      new CertificateContent(
          new PartyCode("HENGYUE"),
          CertificateType.INSPECTION,
          LocalDate.of(2026, 12, 1),
          "4711/A",
          "JX-4711",
          Quantity.of(20),
          "PCE",
          List.of("H2611-07"),
          "4500012345",
          "GB/T 11352 ZG270-500",
          null,
          List.of(
              new MeasuredResult(
                  "Rm",
                  "MPa",
                  null,
                  new BigDecimal("500"),
                  null,
                  new BigDecimal("531"),
                  null,
                  null)),
          new Validation(new PersonCode("P-0008"), "Inspector", Department.QUALITY),
          null,
          List.of(new GoodsOfBatch("H2611-07", Quantity.of(20))),
          List.of("I-7"),
          null,
          new MakersCertificate("HONGZHU", "HZ-1", "0".repeat(64)));

  private static final CertificateDocument DOCUMENT = CertificateDocument.of(ID, CONTENT, null);
  private static final LogProof PROOF = proof();

  private static LogProof proof() {
    var entry =
        new CertificateEntry(
            new byte[32], DOCUMENT.sha256(), "issued", "2026-12-01T08:00:00.000000Z");
    var text = Checkpoint.of(ORIGIN, 1, entry.leafHash()).text();
    var note = new SignedNote(text, List.of(KEY.sign(text, 1_900_000_000)));
    return new LogProof(entry.json(), 0, List.of(), note.bytes());
  }

  private static CertificateRow row(CertificateState state) {
    return new CertificateRow(
        ID.stream(),
        "HENGYUE",
        "JIAXIN",
        "Q-1",
        "3.1",
        state,
        CONTENT.issued(),
        "4711/A",
        "JX-4711",
        CONTENT.quantity(),
        "PCE",
        CONTENT.batches(),
        CONTENT.order(),
        CONTENT.specification(),
        null,
        List.of(
            new CertifiedResult(
                "Rm",
                "MPa",
                null,
                new BigDecimal("500"),
                null,
                new BigDecimal("531"),
                null,
                null,
                false)),
        null,
        CONTENT.goods(),
        CONTENT.inspections(),
        null,
        CONTENT.maker(),
        List.of(
            new Vouched(
                "JIAXIN",
                "P-0008",
                new Text("唐慧 Tang Hui", "唐慧 Tang Hui"),
                "Inspector",
                Department.QUALITY,
                Instant.EPOCH)),
        List.of(),
        null,
        null,
        null,
        null,
        null,
        DOCUMENT.sha256(),
        Instant.EPOCH,
        1,
        1);
  }

  private static byte[] pdf(CertificateState state) {
    return new Papers()
        .write(
            "质量证明书 Certificate <Q-1> & Co",
            Locale.SIMPLIFIED_CHINESE,
            (paper, out) ->
                new CertificateSheet(
                        paper, row(state), null, null, "https://hub.example/check", PROOF)
                    .write(DOCUMENT.bytes(), out));
  }

  @Test
  void the_paper_is_pdf_a_3u_as_vera_pdf_says() throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    try (var foundry = Foundries.defaultInstance();
        var parser =
            foundry.createParser(
                new ByteArrayInputStream(pdf(CertificateState.ISSUED)), PDFAFlavour.PDFA_3_U);
        var validator = foundry.createValidator(PDFAFlavour.PDFA_3_U, false)) {
      var result = validator.validate(parser);
      assertThat(result.getTestAssertions()).isEmpty();
      assertThat(result.isCompliant()).isTrue();
    }
  }

  @Test
  void its_bytes_are_the_same_in_every_state_and_at_every_time() {
    byte[] issued = pdf(CertificateState.ISSUED);
    for (var state :
        List.of(CertificateState.ACCEPTED, CertificateState.REVOKED, CertificateState.SUPERSEDED))
      assertThat(pdf(state)).isEqualTo(issued);
  }

  @Test
  void the_verifier_reads_it_without_a_library() {
    var policy = ("log " + KEY.verifier() + "\nquorum none\n").getBytes(StandardCharsets.UTF_8);
    var verdict = CertificateVerification.pdf(pdf(CertificateState.ISSUED), policy, null);
    assertThat(verdict.outcome()).as(verdict.en()).isEqualTo(Outcome.VALID);
  }
}
