package weft.api.balance.partner;

/** A balance of one's own, or of a partner's as far as it shares it. */
public interface BalanceAnswer {}
