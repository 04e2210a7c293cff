package io.jgun.proxies;

/** Port numbers as proxies write them. */
final class PortNumber {

    private static final int LONGEST = 5;
    private static final int LARGEST = 65535;

    private PortNumber() {}

    /** 1 to 65535; -1 for what is none. */
    static int parse(String digits) {
        if (digits.isEmpty() || digits.length() > LONGEST) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return number >= 1 && number <= LARGEST ? number : -1;
    }
}
