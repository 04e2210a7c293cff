package com.acme.shop;

/** A JSP reads its properties by name, so it has getters. */
public final class Product {

    private final String name;
    private final int cents;

    Product(String name, int cents) {
        this.name = name;
        this.cents = cents;
    }

    public String getName() {
        return name;
    }

    public int getCents() {
        return cents;
    }
}
