package weft.api.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.datamatrix.DataMatrixWriter;
import com.google.zxing.datamatrix.encoder.SymbolShapeHint;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Data Matrix (ISO/IEC 16022, ECC 200) of a text. */
public final class DataMatrix implements SquareCode {
  private final BitMatrix modules;

  private DataMatrix(BitMatrix modules) {
    this.modules = modules;
  }

  /**
   * The code.
   *
   * @return null for a text that has other characters than Latin ones, or is too long: some 2,000
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
