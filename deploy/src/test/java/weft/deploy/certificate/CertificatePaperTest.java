package weft.deploy.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.certificate.CertifiedPart.check;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Logins;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;
import weft.deploy.browser.Browser;

/** A printed certificate, read at a customer's gate: by eye, by phone, and by a program. */
class CertificatePaperTest {
  private static final int DPI = 150;
  private final RunningHub hub = RunningHub.shared();
  private final Api buyer = new Api(hub, "hengyue-edi");

  @Test
  void paper_says_all_of_it_leads_to_the_check_and_holds_the_document() throws Exception {
    JsonNode it = buyer.items("/api/v1/certificates?number=JX-QC-2601").getFirst();
    String at = "/api/v1/certificates/" + it.path("id").asString();
    try (PDDocument pdf = Loader.loadPDF(bytes(at + "/pdf"))) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
      assertThat(new PDFTextStripper().getText(pdf))
          .contains(
              "JX-QC-2601",
              "EN 10204 3.1",
              "佳鑫机械 Jiaxin Machining",
              "B-2601",
              "≥ 1040",
              "1085",
              "32 – 39",
              "合格 passed",
              "林娟 Lin Juan (P-0005)",
              "已签发",
              it.path("sha256").asString());
      String code = code(new PDFRenderer(pdf).renderImageWithDPI(0, DPI));
      assertThat(code).isEqualTo(hub.url() + check(it));
      assertThat(new Browser(hub.url()).get(check(it), "Accept", "text/html"))
          .satisfies(answer -> assertThat(answer.body()).contains("证书真实有效"));
      assertThat(enclosed(pdf)).isEqualTo(bytes(at + "/document"));
    }
  }

  @Test
  void all_of_the_longest_one_is_on_paper() throws Exception {
    var of = new CertifiedPart();
    List<String> batches =
        IntStream.range(0, 100).mapToObj(it -> "B%03dx".formatted(it).repeat(13)).toList();
    String body =
        of.body("证".repeat(60), "3.1", CertifiedPart.STRENGTH, "")
            .replace("\"H-" + of.own + "\"", "\"" + String.join("\", \"", batches) + "\"");
    JsonNode it = OwnHub.ok(of.supplier.post(CertifiedPart.LIST, body, OwnHub.JSON));
    JsonNode seen = CertifiedPart.seen(of.supplier, it);
    try (PDDocument pdf = Loader.loadPDF(bytes(of.supplier, CertifiedPart.at(it) + "/pdf"))) {
      assertThat(new PDFTextStripper().getText(pdf))
          .contains(batches)
          .contains(seen.path("sha256").asString(), "531.0", "唐慧 Tang Hui (P-0008)");
      int last = pdf.getNumberOfPages() - 1;
      assertThat(code(new PDFRenderer(pdf).renderImageWithDPI(last, DPI)))
          .endsWith("sha256=" + seen.path("sha256").asString());
    }
  }

  private byte[] bytes(String path) throws Exception {
    return bytes(buyer, path);
  }

  private static byte[] bytes(Api by, String path) throws Exception {
    var answer = Logins.HTTP.send(by.request(path).GET().build(), BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  /** As a program finds it: the embedded file, the source of the whole document. */
  private static byte[] enclosed(PDDocument pdf) throws Exception {
    var files = (COSArray) pdf.getDocumentCatalog().getCOSObject().getDictionaryObject("AF");
    var named = (COSDictionary) files.getObject(0);
    assertThat(named.getNameAsString("AFRelationship")).isEqualTo("Source");
    assertThat(named.getString(COSName.UF)).isEqualTo("certificate.json");
    return new PDComplexFileSpecification(named).getEmbeddedFile().toByteArray();
  }

  private static String code(BufferedImage page) throws Exception {
    int width = page.getWidth();
    int height = page.getHeight();
    int[] pixels = page.getRGB(0, 0, width, height, null, 0, width);
    var light = new RGBLuminanceSource(width, height, pixels);
    var bitmap = new BinaryBitmap(new HybridBinarizer(light));
    return new QRCodeReader().decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true)).getText();
  }
}
