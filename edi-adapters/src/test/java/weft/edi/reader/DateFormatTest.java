package weft.edi.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.edi.reader.check.DateFormat;

class DateFormatTest {

  @ParameterizedTest
  @CsvSource({
    "102,20261201,2026-12-01T00:00,2026-12-02T00:00",
    "101,261201,2026-12-01T00:00,2026-12-02T00:00",
    "2,011226,2026-12-01T00:00,2026-12-02T00:00",
    "203,202612010730,2026-12-01T07:30,2026-12-01T07:30",
    "203,202612012400,2026-12-02T00:00,2026-12-02T00:00",
    "204,20261201073015,2026-12-01T07:30:15,2026-12-01T07:30:15",
    "303,202612010730UTC,2026-12-01T07:30,2026-12-01T07:30",
    "303,202612010730+01,2026-12-01T07:30,2026-12-01T07:30",
    "304,20261201073015CET,2026-12-01T07:30:15,2026-12-01T07:30:15",
    "711,20261201-20261205,2026-12-01T00:00,2026-12-06T00:00",
    "711,2026120120261205,2026-12-01T00:00,2026-12-06T00:00",
    "616,202653,2026-12-28T00:00,2027-01-04T00:00",
    "615,2701,2027-01-04T00:00,2027-01-11T00:00",
    "610,202602,2026-02-01T00:00,2026-03-01T00:00",
    "718,20261201-20261205,2026-12-01T00:00,2026-12-06T00:00",
    "102,99991231,9999-12-31T00:00,+10000-01-01T00:00",
    "718,2026120120261205,2026-12-01T00:00,2026-12-06T00:00",
  })
  void a_value_means_a_period(
      String format, String value, LocalDateTime from, LocalDateTime until) {
    assertThat(DateFormat.read(format, value)).isEqualTo(new DateFormat.Period(from, until));
  }

  @ParameterizedTest
  @CsvSource({
    "102,20260230",
    "102,2026121",
    "102,2026-12-1",
    "203,202612012460",
    "616,202654",
    "616,202700",
    "718,20261205-20261201",
    "105,26366",
    "102,19691231",
    "102,22000101",
    "602,0001",
    "999,1"
  })
  void what_is_no_date_of_its_format_is_none(String format, String value) {
    assertThat(DateFormat.read(format, value)).isNull();
  }

  @Test
  void a_format_that_is_no_date_is_not_known() {
    assertThat(DateFormat.isKnown("804")).isFalse();
  }
}
