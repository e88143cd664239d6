package weft.api.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.datamatrix.DataMatrixWriter;
import com.google.zxing.datamatrix.encoder.SymbolShapeHint;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Data Matrix code (ISO/IEC 16022, ECC 200). */
public final class DataMatrix implements SquareCode {
  private final BitMatrix modules;

  private DataMatrix(BitMatrix modules) {
    this.modules = modules;
  }

  /**
   * Encodes a text.
   *
   * @return null for a text with characters outside Latin-1 or with more than about 2,000
   *     characters
   */
  public static @Nullable DataMatrix of(String text) {
    try {
      return new DataMatrix(
          new DataMatrixWriter()
              .encode(
                  text,
                  BarcodeFormat.DATA_MATRIX,
                  0,
                  0,
                  Map.of(EncodeHintType.DATA_MATRIX_SHAPE, SymbolShapeHint.FORCE_SQUARE)));
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  @Override
  public int size() {
    return modules.getWidth();
  }

  @Override
  public boolean isDark(int column, int row) {
    return modules.get(column, row);
  }
}
