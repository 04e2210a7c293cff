<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<!DOCTYPE html>
<html lang="en">
<head><title>Products</title><link rel="stylesheet" href="css/shop.css"></head>
<body>
<fmt:setLocale value="en_GB"/>
<ul>
<c:forEach items="${products}" var="product">
  <li><c:out value="${product.name}"/>: <fmt:formatNumber value="${product.cents / 100}" minFractionDigits="2"/></li>
</c:forEach>
</ul>
</body>
</html>
