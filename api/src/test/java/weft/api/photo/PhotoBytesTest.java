package weft.api.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import weft.api.photo.PhotoBytes.Recognised;

/** An image is recognised by its own bytes, whatever the request calls it. */
class PhotoBytesTest {
  private static byte[] drawn(String format, int width, int height) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
    return out.toByteArray();
  }

  private static Object of(byte[] bytes) {
    return String.valueOf(new PhotoBytes(bytes).recognised());
  }

  private static String said(String type, int width, int height) {
    return new Recognised(type, width, height).toString();
  }

  private static byte[] webp(String chunk, String rest) {
    byte[] name = chunk.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    return HexFormat.of()
        .parseHex("52494646" + "40000000" + "57454250" + HexFormat.of().formatHex(name) + rest);
  }

  @Test
  void the_type_and_size_of_each_format_are_read() throws IOException {
    assertThat(of(drawn("jpg", 1600, 1200))).isEqualTo(said("image/jpeg", 1600, 1200));
    assertThat(of(drawn("png", 17, 4_711))).isEqualTo(said("image/png", 17, 4_711));
    assertThat(of(webp("VP8 ", "1e000000" + "300100" + "9d012a" + "40067041")))
        .isEqualTo(said("image/webp", 1600, 368));
    assertThat(of(webp("VP8L", "1e000000" + "2f" + "3fc62b01")))
        .isEqualTo(said("image/webp", 1600, 1200));
    assertThat(of(webp("VP8X", "0a000000" + "10000000" + "3f0600" + "af0400")))
        .isEqualTo(said("image/webp", 1600, 1200));
  }

  @Test
  void other_bytes_are_no_image() throws IOException {
    assertThat(of(new byte[0])).isEqualTo("null");
    assertThat(of("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes())).isEqualTo("null");
    assertThat(of(drawn("gif", 10, 10))).isEqualTo("null");
    assertThat(of(drawn("bmp", 10, 10))).isEqualTo("null");
    assertThat(of(Arrays.copyOf(drawn("jpg", 10, 10), 20))).as("cut off").isEqualTo("null");
    assertThat(of(Arrays.copyOf(drawn("png", 10, 10), 8))).as("cut off").isEqualTo("null");
  }

  @Test
  void no_bytes_make_it_fail_or_search_without_end() throws IOException {
    var random = new Random(4_711);
    byte[][] begun = {drawn("jpg", 30, 30), drawn("png", 30, 30), webp("VP8X", "00".repeat(20))};
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = begun[i % begun.length].clone();
      for (int k = 0; k < 1 + i % 9; k++)
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      Recognised it =
          new PhotoBytes(Arrays.copyOf(bytes, random.nextInt(bytes.length + 1))).recognised();
      if (it != null) assertThat(Math.min(it.width(), it.height())).isPositive();
    }
  }
}
