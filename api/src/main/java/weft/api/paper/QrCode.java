package weft.api.paper;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;

/** A QR code (ISO/IEC 18004) that stays readable with 15 % of it damaged. */
public final class QrCode implements SquareCode {
  private final ByteMatrix modules;

  private QrCode(ByteMatrix modules) {
    this.modules = modules;
  }

  /**
   * Encodes a text.
   *
   * @throws IllegalArgumentException for a text of more than about 2,300 characters
   */
  public static QrCode of(String text) {
    try {
      QRCode code = Encoder.encode(text, ErrorCorrectionLevel.M);
      return new QrCode(code.getMatrix());
    } catch (WriterException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public int size() {
    return modules.getWidth();
  }

  @Override
  public boolean isDark(int column, int row) {
    return modules.get(column, row) == 1;
  }
}
