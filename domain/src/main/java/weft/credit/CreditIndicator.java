package weft.credit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import weft.language.Text;

/**
 * A figure that a supplier may let a bank read. Its definition is part of each answer; a changed
 * definition has another digest, so that two values are compared only where they mean the same.
 */
public enum CreditIndicator {
  MACHINE_ON(
      "machine-on",
      "Share of the time of all machines in which they were on: running, idle, setting up or"
          + " down. Counted are whole days that can no longer change; every other day of the period"
          + " is unknown, and unknown time counts as not on. Null below 90 % coverage.",
      "全部设备的开机时间占比：运行、空闲、换型、停机均计为开机。仅统计已定案的整日，统计期内其余各日视为未知；未知时间不计为开机。覆盖率低于 90% 时不给出数值。"),
  MACHINE_RUNNING(
      "machine-running",
      "Share of the time on in which the machines were running. Counted are whole days that can no"
          + " longer change; every other day of the period is unknown. Null below 90 % coverage.",
      "开机时间中设备处于运行状态的占比。仅统计已定案的整日，统计期内其余各日视为未知。覆盖率低于 90% 时不给出数值。"),
  ENERGY(
      "energy",
      "Energy that the machines' meters measured, in kWh. Whole days that can no longer change;"
          + " coverage is the share of all days of the period with a measured value. Null below"
          + " 90 % coverage.",
      "设备电表测得的用电量（kWh）。仅统计已定案的整日；覆盖率为统计期内有计量值的设备日占比。覆盖率低于 90% 时不给出数值。"),
  ORDER_BOOK(
      "order-book",
      "Value of the orders that were neither refused nor cancelled and whose last date of"
          + " delivery lies after the period, by currency, at the prices ordered. Shown over"
          + " three customers at least, or where each customer consents.",
      "未被拒绝或取消、且最晚交货日在统计期之后的订单金额，按币种、按订单价格计算。至少涉及三家客户，或每家客户均同意时才给出。"),
  ON_TIME(
      "on-time",
      "Share of the deliveries of orders due in the period that were complete on the date agreed"
          + " last with the customer. The day of a delivery is the customer's first receipt of its"
          + " shipment, else the announced day of arrival. Call-offs of delivery schedules and"
          + " dates that are not over do not count. Coverage is the share of deliveries with a"
          + " known day; null below 90 %. Shown over three customers at least, or where each"
          + " customer consents.",
      "统计期内到期的订单交货中，按与客户最后商定的日期足量到货的占比。到货日为客户首次收货日；客户未报收货的，为发货通知的预计到货日。"
          + "交货计划的要货和尚未到期的交货不计入。覆盖率为到货日已知的交货占比，低于 90% 时不给出数值。至少涉及三家客户，或每家客户均同意时才给出。");

  private final String code;
  private final String english;
  private final String chinese;

  CreditIndicator(String code, String english, String chinese) {
    this.code = code;
    this.english = english;
    this.chinese = chinese;
  }

  /** The name in grants and answers, such as {@code machine-on}. */
  public String code() {
    return code;
  }

  public Text definition() {
    return new Text(english, chinese);
  }

  /** SHA-256 of the code and the English definition, in hex. */
  public String digest() {
    try {
      byte[] text = (code + "\n" + english).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Optional<CreditIndicator> of(String code) {
    return Arrays.stream(values()).filter(it -> it.code.equals(code)).findFirst();
  }

  /** All codes, in order. */
  public static List<String> codes() {
    return Arrays.stream(values()).map(CreditIndicator::code).toList();
  }
}
